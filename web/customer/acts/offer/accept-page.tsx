import type { CustomerCase } from '#contracts/views.ts';
import { commandSchemas } from '#domain/commands.ts';
import type { Values } from '../../../shared/drafts.ts';
import { Tick } from '../../form/fields.tsx';
import { useWords } from '../../language.tsx';
import { PlanSummary } from '../../parts/plan.tsx';
import { Remedies } from '../../parts/remedies.tsx';
import { href } from '../../router.ts';
import { commonWords } from '../../words/common.ts';
import { offerWords } from '../../words/offer.ts';
import { ActPage } from '../act-form.tsx';
import { NotNow } from '../act-pages.tsx';
import { type OpenOffer, openOffer } from './offered.ts';

const fieldOf = (termId: string): string => `confirmed.${termId}`;

function Intro({ offer }: { offer: OpenOffer }) {
  const words = useWords(offerWords);
  return (
    <>
      <section class="card first">
        <Remedies remedies={offer.terms.remedies} />
        {offer.terms.plan && <PlanSummary plan={offer.terms.plan} />}
        <p>{words.acceptCheck(offer.version)}</p>
      </section>
      {offer.terms.onerousTerms.length > 0 && (
        <>
          <h2>{words.onerous}</h2>
          <p>{words.confirmEach}</p>
        </>
      )}
    </>
  );
}

/** Binds exactly this version, each highlighted term confirmed by itself (民法典 496). */
export function AcceptPage({ view }: { view: CustomerCase }) {
  const words = useWords(offerWords);
  const common = useWords(commonWords);
  const offer = openOffer(view);
  if (!offer) return <NotNow />;
  const { version } = offer;
  const terms = offer.terms.onerousTerms;
  const isTicked = (values: Values, id: string) => values[fieldOf(id)] === 'yes';
  return (
    <ActPage
      title={words.acceptTitle(version)}
      button={words.accept(version)}
      back={{ href: href('act', 'offer'), text: words.readAgain }}
      intro={<Intro offer={offer} />}
      plan={{
        route: 'ReplyToOffer',
        draft: `accept.${version}`,
        labels: {},
        schema: commandSchemas.AcceptOffer,
        dataOf: (values) => ({
          proposalVersion: version,
          confirmedTerms: terms.filter(({ id }) => isTicked(values, id)).map(({ id }) => id),
        }),
        wrap: (data) => ({ reply: 'accept', ...data }),
        faultsIn: (values) =>
          terms
            .filter(({ id }) => !isTicked(values, id))
            .map(({ id, text }) => ({
              field: fieldOf(id),
              message: common.wrong(words.confirmEach, text),
            })),
        done: () => words.acceptDone(version),
      }}
    >
      {terms.map(({ id, text }) => (
        <div key={id} class="highlight">
          <p class="pre" id={`term-${id}`}>
            {text}
          </p>
          <Tick name={fieldOf(id)} about={`term-${id}`}>
            {words.confirmTerm}
          </Tick>
        </div>
      ))}
    </ActPage>
  );
}
