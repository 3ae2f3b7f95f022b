import { useState } from 'react';
import { evidenceRefusalLabels, evidenceStatusLabels, mediaTypeLabels } from '#contracts/labels.ts';
import type { StaffCase, StaffEvidenceView } from '#contracts/views.ts';
import { fileSize } from '../../shared/file-size.ts';
import { call } from '../api/client.ts';
import { Section } from '../case/section.tsx';
import { ProblemNote } from '../forms/problem-note.tsx';
import { useSending } from '../forms/send.ts';
import { Dialog } from '../frame/dialog.tsx';
import { useLabel, useLanguage, useWords } from '../language.tsx';
import { usePrinting } from '../printing.ts';
import { evidenceWords } from '../words/evidence.ts';
import { HandIn } from './hand-in.tsx';

/** Files of the case that this person may see, with what became of each. */
export function EvidenceCard({ it }: { it: StaffCase }) {
  const words = useWords(evidenceWords);
  const [isAdding, setAdding] = useState(false);
  if (it.evidence.length === 0 && !it.mayAddEvidence) return null;
  return (
    <Section title={words.title} aside={words.titleNote}>
      {it.evidence.length === 0 && <p className="quiet">{words.none}</p>}
      <ul className="plain">
        {it.evidence.map((one) => (
          <FileLine key={one.evidenceId} file={one} caseId={it.caseId} />
        ))}
      </ul>
      {it.mayAddEvidence && (
        <p>
          <button type="button" onClick={() => setAdding(true)}>
            {words.add}
          </button>
        </p>
      )}
      {isAdding && (
        <Dialog title={words.add} onClose={() => setAdding(false)}>
          <HandIn caseId={it.caseId} onDone={() => setAdding(false)} />
        </Dialog>
      )}
    </Section>
  );
}

function FileLine({ file, caseId }: { file: StaffEvidenceView; caseId: string }) {
  const words = useWords(evidenceWords);
  const label = useLabel();
  const { locale } = useLanguage();
  const printing = usePrinting();
  const { sending, run } = useSending();
  const open = async () => {
    const path = { caseId, evidenceId: file.evidenceId };
    const found = await run(async () => call('GetEvidence', { path }));
    // an attachment from its own origin: the browser saves it and the page stays
    if (found) window.location.assign(found.url);
  };
  return (
    <li>
      <p className="version">
        <strong>{file.name}</strong>{' '}
        <span className={file.status === 'received' ? 'chip good' : 'chip care'}>
          {label(evidenceStatusLabels, file.status)}
        </span>{' '}
        {file.sensitive && <span className="flag">{words.sensitive}</span>}{' '}
        {file.status === 'received' && (
          <button
            type="button"
            className="small"
            aria-label={words.open(file.name)}
            onClick={() => void open()}
          >
            {words.openShort}
          </button>
        )}
      </p>
      <p className="quiet">
        {label(mediaTypeLabels, file.mediaType)} · {fileSize(file.size, locale)} ·{' '}
        {words.givenBy[file.givenBy]} · <time dateTime={file.at}>{printing.moment(file.at)}</time>
      </p>
      {file.why && <p>{label(evidenceRefusalLabels, file.why)}</p>}
      <ProblemNote sending={sending} />
    </li>
  );
}
