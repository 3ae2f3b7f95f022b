/** Every kind of letter there is, each with the case and the event that owe it. */

import type { Actor } from '#domain/actor.ts';
import { theSystem } from '#domain/actor.ts';
import type { Case, Stage } from '#domain/case.ts';
import { closeReasons } from '#domain/case.ts';
import { type EventData, type EventName, event, type RecordedEvent } from '#domain/events.ts';
import type { Intake } from '#domain/intake.ts';
import { cn20203 } from '#domain/profiles/cn-2020-3.ts';
import type { Locale } from '#domain/vocabulary.ts';
import { type LetterRequest, renderLetter } from '#mail/render.ts';
import type { Letter } from '#ports';
import { aCase, day } from '../support/builders.ts';
import { agentLi, hqQian, leadChen } from '../support/people.ts';
import { aDecisionText, anIntake, aPlan, someTerms } from '../support/samples.ts';

/** An event on record; its hashes are left out, since no letter reads them. */
export const recorded = <N extends EventName>(
  name: N,
  data: EventData<N>,
  { by = theSystem, at = day(3, 12), seq = 9 }: { by?: Actor; at?: string; seq?: number } = {},
): RecordedEvent => ({
  ...event(name, data),
  data,
  caseId: 'case1',
  seq,
  version: seq,
  at,
  by,
  prevHash: '',
  hash: '0'.repeat(64),
});

export type Sample = Pick<LetterRequest, 'template' | 'case' | 'event'> & Partial<LetterRequest>;

/** The letter to one sample; fails when it has no address. */
export function letterTo(sample: Sample): Letter {
  const letter = renderLetter({
    profile: cn20203,
    siteUrl: 'https://parley.example',
    now: day(3, 12),
    ...sample,
  });
  if (!letter) throw new Error(`${sample.template} has no address`);
  return letter;
}

export const mediation = {
  bodyName: '金融纠纷调解中心',
  proposedBy: 'bank' as const,
  proposedAt: day(11),
  lapsesAt: day(27, 0),
};
export const decided = (overrides = {}) => ({
  decision: {
    text: aDecisionText(overrides),
    decidedBy: 'li',
    approvedBy: 'wang',
    decidedAt: day(6, 11),
  },
  contestUntil: day(37, 0),
});

type Story = (differences: { intake: Partial<Intake> }) => Sample;

const offered: Story = (it) => ({
  template: 'offer',
  case: aCase.offered(it),
  event: recorded('OfferSent', { proposalVersion: 1, expiresAt: day(11, 0) }),
});
const planOffered: Story = ({ intake }) => ({
  ...offered({ intake }),
  case: aCase.offered({ intake, terms: someTerms({ remedies: [], plan: aPlan(12) }) }),
});
const closedAs =
  (reason: (typeof closeReasons)[number], overrides: Partial<Case> = {}): Story =>
  (it) => ({
    template: 'closure',
    case: aCase.withdrawn({
      ...it,
      overrides: {
        ...overrides,
        stage: { status: 'CLOSED', reason, closedAt: day(1), archivedAt: null } satisfies Stage,
      },
    }),
    event: recorded('CaseArchived', {}),
  });

/** One story per template, and per variant where a template has several. */
export const stories: Readonly<Record<string, Story>> = {
  acknowledgement: (it) => ({
    template: 'acknowledgement',
    case: aCase.collecting(it),
    event: recorded('CaseRegistered', { owner: 'li' }, { at: day(0, 11) }),
    now: day(0, 11),
  }),
  'acknowledgement with a code': (it) => ({
    template: 'acknowledgement',
    case: aCase.collecting(it),
    event: recorded('CaseRegistered', { owner: 'li' }, { at: day(0, 11) }),
    now: day(0, 11),
    code: { code: '482913', minutes: 9 },
  }),
  informationRequest: (it) => {
    const asking = aCase.awaitingInformation(it);
    const request = asking.stage.status === 'COLLECTING' ? asking.stage.request : null;
    if (!request) throw new Error('nothing asked');
    return {
      template: 'informationRequest',
      case: asking,
      event: recorded('CustomerAsked', { request }, { by: agentLi }),
      now: day(1),
    };
  },
  offer: offered,
  'offer of a plan': planOffered,
  update: (it) => ({
    template: 'update',
    case: aCase.mediation(it),
    event: recorded('MediationConsented', { bodyName: '金融纠纷调解中心', limitAt: day(35) }),
  }),
  agreement: (it) => {
    const bound = aCase.implementing(it);
    const agreed = bound.stage.status === 'IMPLEMENTING' ? bound.stage.agreement : null;
    if (!agreed) throw new Error('nothing agreed');
    return {
      template: 'agreement',
      case: bound,
      event: recorded('OfferAccepted', { agreement: { ...agreed, recording: 'call 7' } }),
      now: day(5),
    };
  },
  offerExpired: (it) => ({
    template: 'offerExpired',
    case: aCase.negotiating(it),
    event: recorded('OfferExpired', { proposalVersion: 1 }),
  }),
  ...Object.fromEntries(
    (['rejected', 'partial', 'lastOfferStands'] as const).map((outcome) => [
      `decisionNotice: ${outcome}`,
      (it: Parameters<Story>[0]): Sample => ({
        template: 'decisionNotice',
        case: aCase.decided(it),
        event: recorded('DecisionIssued', decided({ outcome }), { at: day(6, 11) }),
        now: day(6, 11),
      }),
    ]),
  ),
  'reReviewResult: upheld': (it) => ({
    template: 'reReviewResult',
    case: aCase.upheld(it),
    event: recorded('DecisionUpheld', { ...decided({ outcome: 'upheld' }), mediation }),
    now: day(11),
  }),
  'reReviewResult: varied': (it) => ({
    template: 'reReviewResult',
    case: aCase.upheld(it),
    event: recorded('DecisionVaried', decided({ outcome: 'varied' })),
    now: day(11),
  }),
  'reReviewResult: talks again': (it) => ({
    template: 'reReviewResult',
    case: aCase.negotiating(it),
    event: recorded('TermsReopened', { findings: 'INTERNAL-FINDINGS' }),
    now: day(11),
  }),
  mediationInvitation: (it) => {
    const invited = aCase.invitedToMediation(it);
    return {
      template: 'mediationInvitation',
      case: invited,
      event: recorded('MediationProposed', { mediation: invited.mediation ?? mediation }),
    };
  },
  extensionNotice: (it) => ({
    template: 'extensionNotice',
    case: aCase.negotiating(it),
    event: recorded(
      'ClockExtended',
      {
        step: 2,
        reason: 'We wait for the clearing house.',
        oldDueAt: day(31, 0),
        newDueAt: day(61, 0),
      },
      { by: hqQian },
    ),
  }),
  message: (it) => ({
    template: 'message',
    case: aCase.negotiating(it),
    event: recorded(
      'MessageToCustomer',
      { text: 'We found it.\nMore tomorrow.' },
      { by: leadChen },
    ),
  }),
  followUp: (it) => ({
    template: 'followUp',
    case: aCase.followingUp(it),
    event: recorded('FollowUpSent', { number: 2 }),
    now: day(22),
  }),
  ...Object.fromEntries(closeReasons.map((reason) => [`closure: ${reason}`, closedAs(reason)])),
  accessCode: (it) => ({
    template: 'accessCode',
    case: aCase.offered(it),
    event: null,
    code: { code: '482913', minutes: 10 },
  }),
};

/** A story in one language. */
export const told = (name: string, locale: Locale, intake: Partial<Intake> = {}): Sample => {
  const story = stories[name];
  if (!story) throw new Error(`No story ${name}`);
  return story({ intake: anIntake({ locale, ...intake }) });
};
