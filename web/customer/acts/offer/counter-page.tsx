import type { CustomerCase } from '#contracts/views.ts';
import { commandSchemas } from '#domain/commands.ts';
import { useCase } from '../../case/my-case.ts';
import { TextArea, TextField } from '../../form/fields.tsx';
import { useWords } from '../../language.tsx';
import { usePrinting } from '../../moments.ts';
import { href } from '../../router.ts';
import { commonWords } from '../../words/common.ts';
import { offerWords } from '../../words/offer.ts';
import { ActPage } from '../act-form.tsx';
import { NotNow } from '../act-pages.tsx';
import { counterTermsOf, figureFaults } from './counter-terms.ts';
import { openOffer } from './offered.ts';

function Figures({ hasPlan }: { hasPlan: boolean }) {
  const words = useWords(offerWords);
  const { yuan } = useWords(commonWords);
  return (
    <>
      <TextField
        name="terms.amount"
        hint={words.counterAmountHint}
        inputMode="decimal"
        unit={yuan}
        optional
      />
      {hasPlan && (
        <>
          <TextField name="terms.instalments" inputMode="numeric" look="short" optional />
          <TextField name="terms.monthly" inputMode="decimal" unit={yuan} optional />
        </>
      )}
    </>
  );
}

/** Structured where the customer has figures, words always: an unclear change is no change (民法典 544). */
export function CounterPage({ view }: { view: CustomerCase }) {
  const words = useWords(offerWords);
  const { zone } = useCase();
  const printing = usePrinting(zone);
  const offer = openOffer(view);
  if (!offer) return <NotNow />;
  const { version } = offer;
  return (
    <ActPage
      title={words.counterTitle(version)}
      button={words.sendCounter}
      back={{ href: href('act', 'offer'), text: words.readAgain }}
      plan={{
        route: 'ReplyToOffer',
        draft: `counter.${version}`,
        labels: {
          'terms.words': words.counterWords,
          'terms.amount': words.counterAmount,
          'terms.instalments': words.counterInstalments,
          'terms.monthly': words.counterMonthly,
        },
        schema: commandSchemas.CounterOffer,
        dataOf: (values) => ({ proposalVersion: version, terms: counterTermsOf(values) }),
        wrap: (data) => ({ reply: 'counter', ...data }),
        faultsIn: (values) => figureFaults(values, words),
        done: (after) =>
          after?.nextAct.dueAt === undefined
            ? words.counterDoneNoLimit
            : words.counterDone(printing.deadline(after.nextAct.dueAt)),
      }}
    >
      <TextArea name="terms.words" hint={words.counterHint} />
      <Figures hasPlan={view.intake?.product === 'loan' || offer.terms.plan !== undefined} />
    </ActPage>
  );
}
