/** All that can be done with an offer, fetched together: who reads one goes on to answer it. */
export { AcceptPage } from './accept-page.tsx';
export { CounterPage } from './counter-page.tsx';
export { ReadOfferPage } from './read-offer-page.tsx';
export { RefusePage } from './refuse-page.tsx';
