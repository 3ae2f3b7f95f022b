/** Every page of both surfaces, in one place: its address, what it is called, and a case that can be seen there. */
import { taskLabels } from '#contracts/labels.ts';
import type { Locale } from '#domain/vocabulary.ts';
import { findWords } from '../../../../web/console/words/find.ts';
import { frameWords } from '../../../../web/console/words/frame.ts';
import { intakeWords } from '../../../../web/console/words/intake.ts';
import { queueWords } from '../../../../web/console/words/queue.ts';
import { actWords } from '../../../../web/customer/words/acts.ts';
import { caseWords } from '../../../../web/customer/words/case.ts';
import { commonWords } from '../../../../web/customer/words/common.ts';
import { evidenceWords } from '../../../../web/customer/words/evidence.ts';
import { fileWords } from '../../../../web/customer/words/file.ts';
import { offerWords } from '../../../../web/customer/words/offer.ts';
import { openWords } from '../../../../web/customer/words/open.ts';
import { signInWords } from '../../../../web/customer/words/sign-in.ts';
import { startWords } from '../../../../web/customer/words/start.ts';
import type { BrowserStage } from './stage.ts';
import type { LateState, WaitingState } from './states.ts';

export interface CustomerPage {
  /** After the hash. */
  readonly at: string;
  /** Its heading. */
  readonly title: (locale: Locale) => string;
}

const page = (at: string, title: (locale: Locale) => string): CustomerPage => ({ at, title });

/** For anybody, without a session. */
export const openPages: readonly CustomerPage[] = [
  page('/', (it) => startWords[it].title),
  page('/open/who', (it) => openWords[it].who),
  page('/open/what', (it) => openWords[it].what),
  page('/open/wish', (it) => openWords[it].wish),
  page('/open/files', (it) => openWords[it].files),
  page('/open/contact', (it) => openWords[it].contact),
  page('/open/check', (it) => openWords[it].check),
  page('/open/done', (it) => openWords[it].nothingDone),
  page('/case', (it) => signInWords[it].title),
  page('/nowhere', (it) => commonWords[it].nowhereTitle),
];

/** In a case that has come so far; the case page itself is looked at in each. */
export const casePages: Readonly<
  Record<
    LateState | 'collecting' | 'informing' | 'offered' | 'implementing' | 'decided' | 'upheld',
    readonly CustomerPage[]
  >
> = {
  collecting: [page('/evidence', (it) => evidenceWords[it].title)],
  informing: [page('/act/information', (it) => actWords[it].informationTitle)],
  offered: [
    page('/act/offer', (it) => offerWords[it].offerTitle(1)),
    page('/act/accept', (it) => offerWords[it].acceptTitle(1)),
    page('/act/counter', (it) => offerWords[it].counterTitle(1)),
    page('/act/refuse', (it) => offerWords[it].refuseTitle(1)),
    page('/act/outside', (it) => actWords[it].outsideTitle),
    page('/act/withdraw', (it) => actWords[it].withdrawTitle),
    page('/act/withdraw/sure', (it) => actWords[it].withdrawSure),
    page('/act/message', (it) => actWords[it].messageTitle),
    page('/act/reopen', (it) => actWords[it].notNowTitle),
    page('/evidence', (it) => evidenceWords[it].title),
    page('/file', (it) => fileWords[it].title),
  ],
  implementing: [],
  decided: [
    page('/act/decision', (it) => actWords[it].decisionTitle),
    page('/act/contest', (it) => actWords[it].contestTitle),
    page('/act/recheck', (it) => actWords[it].recheckTitle),
    page('/act/propose-mediation', (it) => actWords[it].proposeTitle),
  ],
  upheld: [page('/act/mediation', (it) => actWords[it].mediationTitle)],
  asked: [page('/act/follow-up', (it) => actWords[it].followAsk(3))],
  closed: [
    page('/act/reopen', (it) => actWords[it].reopenTitle),
    page('/evidence', (it) => evidenceWords[it].title),
  ],
};

export const caseTitle = (caseNo: string, locale: Locale): string =>
  caseWords[locale].title(caseNo);

export interface ConsolePage {
  readonly at: string;
  readonly title: (locale: Locale) => string;
}

/** Pages of the console that need no case. */
export const consolePages: readonly ConsolePage[] = [
  page('/', (it) => queueWords[it].title),
  page('/find', (it) => findWords[it].title),
  page('/find?go=1', (it) => findWords[it].title),
  page('/new', (it) => intakeWords[it].title),
  page('/nowhere', (it) => frameWords[it].nowhereTitle),
];

type Step = readonly [WaitingState, keyof typeof taskLabels];

/** Whose work it is when a case has come so far: their page has the form of the step. */
export const desks: Readonly<Record<string, readonly Step[]>> = {
  'agent.li': [
    ['collecting', 'AwaitCollection'],
    ['proposing', 'AwaitProposal'],
    ['offered', 'AwaitCustomerReply'],
    ['implementing', 'AwaitImplementation'],
  ],
  'assessor.yang': [['assessing', 'AwaitAssessment']],
  'consultant.song': [['consulting', 'AwaitConsultation']],
  'approver.huang': [['approving', 'AwaitApproval']],
  'reviewer.sun': [['reviewing', 'AwaitReReview']],
  'liaison.lin': [['mediating', 'AwaitMediation']],
  'lead.wu': [['decided', 'AwaitContest']],
};

/** The laptop's own: where one begins, the inbox and its newest letter. */
export function laptopPages({ stack }: BrowserStage, locale: Locale): readonly string[] {
  const { site, inbox } = stack.host.urls;
  const lang = locale === 'en' ? 'en' : 'zh';
  const [newest] = stack.host.mail.list();
  return [
    `${site}/start?lang=${lang}`,
    `${inbox}?lang=${lang}`,
    `${inbox}/${newest?.messageId ?? ''}?lang=${lang}`,
  ];
}
