import { useState } from 'preact/hooks';
import { evidenceRefusalLabels, evidenceStatusLabels, mediaTypeLabels } from '#contracts/labels.ts';
import type { EvidenceView } from '#contracts/views.ts';
import { fileSize } from '../../shared/file-size.ts';
import { useCase } from '../case/my-case.ts';
import { ask } from '../doors.ts';
import { useLanguage, useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { Trouble, type TroubleKind } from '../parts/trouble.tsx';
import { evidenceWords } from '../words/evidence.ts';
import { useSettling } from './use-settling.ts';

const looks = {
  awaiting: 'chip',
  received: 'chip good',
  refused: 'chip late',
  lost: 'chip turn',
} as const;

/** Its address is good for a minute, so it is asked for when it is wanted. */
function OpenButton({ file }: { file: EvidenceView }) {
  const { locale } = useLanguage();
  const words = useWords(evidenceWords);
  const { my } = useCase();
  const [trouble, setTrouble] = useState<TroubleKind | null>(null);
  const open = async () => {
    setTrouble(null);
    const outcome = await ask('GetMyEvidence', locale, { ids: { evidenceId: file.evidenceId } });
    // an attachment from its own origin: the browser saves it and the page stays
    if (outcome.kind === 'done') return location.assign(outcome.body.url);
    if (outcome.kind === 'refused' && outcome.problem.status === 401) return my.expired();
    setTrouble(outcome);
  };
  return (
    <>
      <button
        type="button"
        class="link"
        aria-label={words.openOf(file.name)}
        onClick={() => void open()}
      >
        {words.open}
      </button>
      {trouble && <Trouble trouble={trouble} reused="" />}
    </>
  );
}

function FileLine({ file }: { file: EvidenceView }) {
  const { locale } = useLanguage();
  const words = useWords(evidenceWords);
  const { zone } = useCase();
  const printing = usePrinting(zone);
  return (
    <li>
      <div>
        <p>
          <strong>{file.name}</strong>{' '}
          <span class={looks[file.status]}>{evidenceStatusLabels[file.status][locale]}</span>
        </p>
        <p class="quiet">
          {mediaTypeLabels[file.mediaType][locale]} · {fileSize(file.size, locale)}
          {file.sensitive && ` · ${words.isSensitive}`} ·{' '}
          <time dateTime={file.at}>{printing.moment(file.at)}</time>
        </p>
        {file.why && <p>{evidenceRefusalLabels[file.why][locale]}</p>}
        {file.status === 'lost' && <p>{words.lost}</p>}
      </div>
      {file.status === 'received' && <OpenButton file={file} />}
    </li>
  );
}

/** What the customer handed in and what became of it, newest first. `except`: files that are still to be sent again. */
export function OwnFiles({ except = [] }: { except?: readonly string[] }) {
  const { view } = useCase();
  useSettling();
  const files = view.evidence
    .filter((it) => !except.includes(it.evidenceId))
    .sort((a, b) => b.at.localeCompare(a.at));
  return (
    <ul class="files" aria-live="polite">
      {files.map((it) => (
        <FileLine key={it.evidenceId} file={it} />
      ))}
    </ul>
  );
}
