import type { CustomerCase } from '#contracts/views.ts';
import { useCase } from '../../case/my-case.ts';
import { useWords } from '../../language.tsx';
import { usePrinting } from '../../moments.ts';
import { PageTitle } from '../../parts/page-title.tsx';
import { Timed } from '../../parts/timed.tsx';
import { href } from '../../router.ts';
import { commonWords } from '../../words/common.ts';
import { offerWords } from '../../words/offer.ts';
import { NotNow } from '../act-pages.tsx';
import { OfferTerms } from './offer-terms.tsx';
import { type OpenOffer, openOffer } from './offered.ts';

function Until({ expiresAt }: { expiresAt: string }) {
  const words = useWords(offerWords);
  const { zone } = useCase();
  const moment = usePrinting(zone).deadline(expiresAt);
  return (
    <p>
      <Timed at={expiresAt} moment={moment}>
        {words.offerUntil(moment)}
      </Timed>
    </p>
  );
}

function Onerous({ offer }: { offer: OpenOffer }) {
  const words = useWords(offerWords);
  const { onerousTerms } = offer.terms;
  if (onerousTerms.length === 0) return null;
  return (
    <section>
      <h2>{words.onerous}</h2>
      <p>{words.onerousLead}</p>
      {onerousTerms.map((it) => (
        <p key={it.id} class="highlight pre">
          {it.text}
        </p>
      ))}
    </section>
  );
}

function Answers({ view, offer }: { view: CustomerCase; offer: OpenOffer }) {
  const words = useWords(offerWords);
  const { allowed } = view;
  return (
    <div class="actions">
      {allowed.includes('AcceptOffer') && (
        <a class="button" href={href('act', 'accept')}>
          {words.accept(offer.version)}
        </a>
      )}
      {allowed.includes('CounterOffer') && (
        <a class="button second" href={href('act', 'counter')}>
          {words.counter}
        </a>
      )}
      {allowed.includes('RejectOffer') && (
        <a class="button second" href={href('act', 'refuse')}>
          {words.refuse}
        </a>
      )}
    </div>
  );
}

/** The whole of one version; its answers each have a page of their own. */
export function ReadOfferPage({ view }: { view: CustomerCase }) {
  const words = useWords(offerWords);
  const common = useWords(commonWords);
  const offer = openOffer(view);
  if (!offer) return <NotNow />;
  return (
    <div class="sheet">
      <PageTitle>{words.offerTitle(offer.version)}</PageTitle>
      {offer.expiresAt !== undefined && <Until expiresAt={offer.expiresAt} />}
      <OfferTerms offer={offer} />
      <Onerous offer={offer} />
      <p class="quiet">{words.offerSafe}</p>
      <Answers view={view} offer={offer} />
      <p class="after">
        <a href={href('case')}>{common.backToCase}</a>
      </p>
    </div>
  );
}
