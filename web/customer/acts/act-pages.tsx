import type { ComponentType } from 'preact';
import type { CustomerCase } from '#contracts/views.ts';
import type { CommandName } from '#domain/commands.ts';
import { useCase } from '../case/my-case.ts';
import { useWords } from '../language.tsx';
import { later } from '../parts/later.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { href } from '../router.ts';
import { actWords } from '../words/acts.ts';
import { commonWords } from '../words/common.ts';
import { AcceptDecisionPage, ContestPage, RecheckPage } from './decision-pages.tsx';
import { FollowUpPage } from './follow-up-page.tsx';
import { InformationPage } from './information-page.tsx';
import { AnswerMediationPage, ProposeMediationPage } from './mediation-pages.tsx';
import { MessagePage } from './message-page.tsx';
import { OutsidePage } from './outside-page.tsx';
import { ReopenPage } from './reopen-page.tsx';
import { WithdrawPage, WithdrawSurePage } from './withdraw-pages.tsx';

// offers have tables, terms and figures that no other act needs
const AcceptPage = later(async () => (await import('./offer/offer-pages.ts')).AcceptPage);
const CounterPage = later(async () => (await import('./offer/offer-pages.ts')).CounterPage);
const ReadOfferPage = later(async () => (await import('./offer/offer-pages.ts')).ReadOfferPage);
const RefusePage = later(async () => (await import('./offer/offer-pages.ts')).RefusePage);

interface ActEntry {
  readonly page: ComponentType<{ view: CustomerCase }>;
  /** The command it gives; without one it only shows. */
  readonly command?: CommandName;
}

const pages: Readonly<Record<string, ActEntry>> = {
  information: { page: InformationPage, command: 'AnswerInformationRequest' },
  offer: { page: ReadOfferPage },
  accept: { page: AcceptPage, command: 'AcceptOffer' },
  counter: { page: CounterPage, command: 'CounterOffer' },
  refuse: { page: RefusePage, command: 'RejectOffer' },
  decision: { page: AcceptDecisionPage, command: 'AcceptDecision' },
  contest: { page: ContestPage, command: 'ContestDecision' },
  recheck: { page: RecheckPage, command: 'RequestReCheck' },
  mediation: { page: AnswerMediationPage, command: 'ConsentToMediation' },
  'propose-mediation': { page: ProposeMediationPage, command: 'ProposeMediation' },
  outside: { page: OutsidePage, command: 'ReferOutside' },
  'follow-up': { page: FollowUpPage, command: 'ConfirmSolved' },
  withdraw: { page: WithdrawPage, command: 'Withdraw' },
  'withdraw/sure': { page: WithdrawSurePage, command: 'Withdraw' },
  reopen: { page: ReopenPage, command: 'ReopenCase' },
  message: { page: MessagePage, command: 'WriteToBank' },
};

/** An old bookmark, the back button, or somebody who was faster. */
export function NotNow() {
  const words = useWords(actWords);
  const common = useWords(commonWords);
  return (
    <div class="sheet">
      <PageTitle>{words.notNowTitle}</PageTitle>
      <p>{words.notNow}</p>
      <a class="button second" href={href('case')}>
        {common.backToCase}
      </a>
    </div>
  );
}

/** Each act on a page of its own; only what the lifecycle allows now can be opened. */
export function ActPages({ act, step }: { act: string; step?: string }) {
  const { view } = useCase();
  const entry = pages[step === undefined ? act : `${act}/${step}`];
  const isOpen = entry && (!entry.command || view.allowed.includes(entry.command));
  return isOpen ? <entry.page view={view} /> : <NotNow />;
}
