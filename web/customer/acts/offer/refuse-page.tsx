import type { CustomerCase } from '#contracts/views.ts';
import { commandSchemas } from '#domain/commands.ts';
import { TextArea } from '../../form/fields.tsx';
import { nested } from '../../form/nested.ts';
import { useWords } from '../../language.tsx';
import { href } from '../../router.ts';
import { offerWords } from '../../words/offer.ts';
import { ActPage } from '../act-form.tsx';
import { NotNow } from '../act-pages.tsx';
import { openOffer } from './offered.ts';

export function RefusePage({ view }: { view: CustomerCase }) {
  const words = useWords(offerWords);
  const offer = openOffer(view);
  if (!offer) return <NotNow />;
  const { version } = offer;
  return (
    <ActPage
      title={words.refuseTitle(version)}
      button={words.refuse}
      back={{ href: href('act', 'offer'), text: words.readAgain }}
      intro={
        <>
          <p>{words.refuseLead}</p>
          <p>{words.offerSafe}</p>
        </>
      }
      plan={{
        route: 'ReplyToOffer',
        draft: `refuse.${version}`,
        labels: { reason: words.refuseReason },
        schema: commandSchemas.RejectOffer,
        dataOf: (values) => ({ proposalVersion: version, ...nested(values) }),
        wrap: (data) => ({ reply: 'reject', ...data }),
        done: () => words.refuseDone,
      }}
    >
      <TextArea name="reason" hint={words.refuseReasonHint} />
    </ActPage>
  );
}
