import { useEffect, useState } from 'preact/hooks';
import { useCase } from '../case/my-case.ts';
import { ask, type OwnFile } from '../doors.ts';
import { useLanguage, useWords } from '../language.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { LoadFailed, Loading } from '../parts/waiting.tsx';
import type { Loaded } from '../process.tsx';
import { href } from '../router.ts';
import { commonWords } from '../words/common.ts';
import { fileWords } from '../words/file.ts';
import { OldFile } from './old-file.tsx';
import { VerdictNotice } from './verdict-notice.tsx';
import { type Verdict, verify } from './verify.ts';

function useFile() {
  const { locale } = useLanguage();
  const { my } = useCase();
  const [file, setFile] = useState<Loaded<OwnFile>>({ kind: 'loading' });
  const load = async () => {
    setFile({ kind: 'loading' });
    const outcome = await ask('GetMyFile', locale);
    if (outcome.kind === 'done') return setFile({ kind: 'here', value: outcome.body });
    if (outcome.kind === 'refused' && outcome.problem.status === 401) return my.expired();
    setFile({ kind: 'failed', silent: outcome.kind === 'silence' });
  };
  useEffect(() => void load(), []);
  return { file, load };
}

/** Hands the file over as a download, made on this device. */
function save(file: OwnFile): void {
  const blob = new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${file.caseNo}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

function Tools({ file }: { file: OwnFile }) {
  const words = useWords(fileWords);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const check = async () => setVerdict(await verify(file));
  return (
    <>
      <div class="actions">
        <button type="button" class="button" onClick={() => save(file)}>
          {words.download}
        </button>
        <button type="button" class="button second" onClick={() => void check()}>
          {words.verify}
        </button>
      </div>
      <div aria-live="polite" class="after">
        {verdict && <VerdictNotice verdict={verdict} lastHash={file.chain.at(-1)?.hash ?? ''} />}
      </div>
      <OldFile today={file} />
    </>
  );
}

/** The own file: to keep, and to check against what the bank says later (C16). */
export function FilePage() {
  const words = useWords(fileWords);
  const common = useWords(commonWords);
  const { file, load } = useFile();
  return (
    <div class="sheet">
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      <p>{words.limits}</p>
      {file.kind === 'loading' && <Loading />}
      {file.kind === 'failed' && <LoadFailed silent={file.silent} again={() => void load()} />}
      {file.kind === 'here' && <Tools file={file.value} />}
      <p class="after">
        <a href={href('case')}>{common.backToCase}</a>
      </p>
    </div>
  );
}
