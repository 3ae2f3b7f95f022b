import type { CustomerCase } from '#contracts/views.ts';
import { commandSchemas } from '#domain/commands.ts';
import { useCase } from '../case/my-case.ts';
import { TextArea } from '../form/fields.tsx';
import { useFilling } from '../form/filling.ts';
import { Form, SubmitButton } from '../form/form.tsx';
import { nested } from '../form/nested.ts';
import { useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { goTo } from '../parts/use-place.ts';
import { href } from '../router.ts';
import { actWords } from '../words/acts.ts';
import { ActPage } from './act-form.tsx';
import { openOffer } from './offer/offered.ts';

const DRAFT = 'withdraw';

/** Asked once: what stops, and why if one wants to say so. Nothing is sent from here. */
export function WithdrawPage({ view }: { view: CustomerCase }) {
  const words = useWords(actWords);
  const filling = useFilling(`${view.caseNo}.${DRAFT}`);
  const offer = openOffer(view);
  return (
    <div class="sheet">
      <PageTitle>{words.withdrawTitle}</PageTitle>
      <p>{words.withdrawCheck}</p>
      <h2>{words.withdrawOpen}</h2>
      <ul>
        {offer && <li>{words.withdrawOffer(offer.version)}</li>}
        <li>{words.withdrawAnswer}</li>
      </ul>
      <Form
        filling={filling}
        labels={{ reason: words.withdrawReason }}
        onSubmit={() => goTo(href('act', 'withdraw', 'sure'))}
      >
        <TextArea name="reason" optional />
        <div class="actions">
          <a class="button" href={href('case')}>
            {words.withdrawStay}
          </a>
          <SubmitButton second>{words.withdrawNext}</SubmitButton>
        </div>
      </Form>
    </div>
  );
}

/** Asked twice: the button ends the case the moment it is pressed (C10). */
export function WithdrawSurePage({ view }: { view: CustomerCase }) {
  const words = useWords(actWords);
  const { zone } = useCase();
  const printing = usePrinting(zone);
  return (
    <ActPage
      title={words.withdrawSure}
      button={words.withdrawButton}
      grave
      back={{ href: href('case'), text: words.withdrawStay }}
      intro={<p>{words.withdrawSureText(view.caseNo)}</p>}
      plan={{
        route: 'WithdrawCase',
        draft: DRAFT,
        labels: { reason: words.withdrawReason },
        schema: commandSchemas.Withdraw,
        dataOf: nested,
        done: (after) =>
          after?.closed
            ? words.withdrawDone(printing.moment(after.closed.at))
            : words.withdrawDoneNoTime,
      }}
    />
  );
}
