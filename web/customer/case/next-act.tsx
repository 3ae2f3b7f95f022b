import type { CustomerCase } from '#contracts/views.ts';
import { useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { Timed } from '../parts/timed.tsx';
import { href } from '../router.ts';
import { caseWords } from '../words/case.ts';
import { Closed } from './closed.tsx';
import { useCase } from './my-case.ts';

type Words = (typeof caseWords)['zh-CN'];

/** A step this page has no words for is said by whose turn it is. */
const doingText = (what: string, { doing }: Words): string =>
  what in doing ? doing[what as keyof typeof doing] : '';

function Limit({ view }: { view: CustomerCase }) {
  const words = useWords(caseWords);
  const { zone } = useCase();
  const printing = usePrinting(zone);
  const { by, dueAt } = view.nextAct;
  if (dueAt === undefined) return null;
  const moment = printing.deadline(dueAt);
  return (
    <p class="big">
      <Timed at={dueAt} moment={moment}>
        {by === 'customer' ? words.yourLimit(moment) : words.ourLimit(moment)}
      </Timed>
    </p>
  );
}

/** The act that is asked of the customer now, as the one button of the page. */
function MainAct({ view }: { view: CustomerCase }) {
  const words = useWords(caseWords);
  const { allowed, offer, request } = view;
  const button = (act: string, text: string) => (
    <div class="actions">
      <a class="button" href={href('act', act)}>
        {text}
      </a>
    </div>
  );
  if (request && allowed.includes('AnswerInformationRequest'))
    return button('information', words.answerRequest);
  if (offer?.status === 'OFFERED') return button('offer', words.readOffer(offer.version));
  if (allowed.includes('ConsentToMediation')) return button('mediation', words.answerMediation);
  if (allowed.includes('ConfirmSolved')) return button('follow-up', words.followUp);
  return null;
}

/** Who owes the next act, what it is, by when. */
export function NextAct({ view }: { view: CustomerCase }) {
  const words = useWords(caseWords);
  if (view.closed) return <Closed closed={view.closed} />;
  const whose = {
    bank: words.ours,
    customer: words.yours,
    outside: words.outsiders,
    nobody: words.nobodys,
  }[view.nextAct.by];
  return (
    <section class="card first">
      <h2>{whose}</h2>
      <p>{doingText(view.nextAct.what, words)}</p>
      {view.request && <p class="said">{view.request.thing}</p>}
      <Limit view={view} />
      <MainAct view={view} />
    </section>
  );
}
