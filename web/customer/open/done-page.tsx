import { useState } from 'preact/hooks';
import { zoneName } from '#contracts/format.ts';
import { useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { later } from '../parts/later.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Timed } from '../parts/timed.tsx';
import { useHotline } from '../process.tsx';
import { href } from '../router.ts';
import { commonWords } from '../words/common.ts';
import { openWords } from '../words/open.ts';
import { challengeOf, forgetChallenge, lastOpened, type Opened } from './opened.ts';
import { SentFiles } from './sent-files.tsx';

// with the sign-in, which the next page needs anyway
const CodeAtOnce = later(async () => (await import('../case/code-at-once.tsx')).CodeAtOnce);

function CopyButton({ text }: { text: string }) {
  const words = useWords(openWords);
  const [done, setDone] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setDone(true);
    } catch {
      // a browser that forbids it: the number stands there to be selected
    }
  };
  return (
    <>
      <button type="button" class="button second" onClick={() => void copy()}>
        {words.copy}
      </button>
      <span role="status">{done && words.copied}</span>
    </>
  );
}

function Next({ opened }: { opened: Opened }) {
  const words = useWords(openWords);
  const hotline = useHotline();
  const printing = usePrinting();
  const { dueAt } = opened.nextAct;
  const moment = printing.deadline(dueAt);
  return (
    <section>
      <h2>{words.nextTitle}</h2>
      <p>
        <Timed at={dueAt} moment={moment}>
          {words.ackNext(moment)}
        </Timed>
      </p>
      <p>{opened.hasMail ? words.mailSent : words.noMail(hotline)}</p>
      <p class="quiet">{words.zone(zoneName(printing.reader))}</p>
    </section>
  );
}

/** Never a dead end: the number, what happens next and by when, and the way back in. */
export function DonePage() {
  const words = useWords(openWords);
  const common = useWords(commonWords);
  const [opened] = useState(lastOpened);
  if (!opened)
    return (
      <div class="sheet">
        <PageTitle>{words.nothingDone}</PageTitle>
        <a href={href('open')}>{common.open}</a>
      </div>
    );
  const challenge = challengeOf(opened);
  return (
    <div class="sheet">
      <PageTitle>{words.doneTitle}</PageTitle>
      <section class="card first">
        <p class="quiet">{words.number}</p>
        <p class="big number">{opened.caseNo}</p>
        <p>{words.keepNumber}</p>
        <CopyButton text={opened.caseNo} />
      </section>
      <SentFiles opened={opened} />
      <Next opened={opened} />
      {challenge && (
        <CodeAtOnce caseNo={opened.caseNo} asked={challenge} onEntered={forgetChallenge} />
      )}
      <div class="actions">
        {!challenge && (
          <a class="button" href={href('case', opened.caseNo)}>
            {words.follow}
          </a>
        )}
        <a href={href('open')}>{words.another}</a>
      </div>
      {opened.hasMail && !opened.unsent?.length && (
        <p class="after">
          <a href={href('case', opened.caseNo, 'evidence')}>{words.handIn}</a>
        </p>
      )}
    </div>
  );
}
