/** The lives that a case may have: one for each way in which the policy lets it end. */
import type { Channel } from '#domain/vocabulary.ts';

export type Reply = 'accept' | 'counter' | 'reject' | 'expire';
export type Answer = 'accept' | 'dissatisfied' | 'recheck' | 'silent';

/** What the people of one case will do whenever they are asked. Lists are used up in order; then people agree. */
export interface Story {
  readonly name: string;
  /** Of a hundred cases, how many go this way. */
  readonly share: number;
  readonly channel: Channel;
  readonly collection: 'complete' | 'ask' | 'lapse' | 'redirect' | 'merge';
  /** Two departments are asked before anything is offered. */
  readonly consult: boolean;
  /** The customer writes to the bank while it works. */
  readonly writes: boolean;
  readonly extension: boolean;
  readonly offer: 'waiver' | 'plan' | 'none';
  /** The approver sends the first proposal and the first decision back. */
  readonly returned: boolean;
  readonly replies: readonly Reply[];
  /** Whether the decision gives something. */
  readonly remedyInDecision: boolean;
  readonly contests: readonly Answer[];
  readonly secondLook: 'upheld' | 'varied' | 'reopen';
  readonly consent: 'consent' | 'decline' | 'ignore';
  readonly mediation: 'agreed' | 'failed';
  /** After the bank's last word the customer turns to the regulator, which takes the case over. */
  readonly outside: 'no' | 'concluded' | 'remedyOrdered';
  readonly withdraws: 'no' | 'AwaitConsultation' | 'AwaitCustomerReply';
  readonly cannotPerform: boolean;
  readonly followUp: 'solved' | 'notSolved' | 'silent';
  readonly reopens: boolean;
}

const plain: Omit<Story, 'name' | 'share'> = {
  channel: 'website',
  collection: 'complete',
  consult: false,
  writes: false,
  extension: false,
  offer: 'waiver',
  returned: false,
  replies: [],
  remedyInDecision: false,
  contests: [],
  secondLook: 'upheld',
  consent: 'consent',
  mediation: 'agreed',
  outside: 'no',
  withdraws: 'no',
  cannotPerform: false,
  followUp: 'solved',
  reopens: false,
};

const story = (name: string, share: number, own: Partial<Story> = {}): Story => ({
  ...plain,
  ...own,
  name,
  share,
});

const decided = { offer: 'none' } as const;
const upheld = { ...decided, contests: ['dissatisfied'], secondLook: 'upheld' } as const;

/** The first twelve hold every way to end; the others are detours on the way there. Shares add up to a hundred. */
export const stories: readonly Story[] = [
  story('content with the first offer', 30),
  story('two counter-offers, then a plan', 8, {
    replies: ['counter', 'counter'],
    returned: true,
    offer: 'plan',
  }),
  story('decision not contested', 7, { ...decided, contests: ['silent'], returned: true }),
  story('second look reopens the terms', 4, {
    ...decided,
    contests: ['dissatisfied'],
    secondLook: 'reopen',
  }),
  story('upheld, then mediated', 4, { ...upheld, mediation: 'agreed' }),
  story('mediation fails, the regulator concludes', 3, {
    ...upheld,
    mediation: 'failed',
    outside: 'concluded',
  }),
  story('withdrawn during consultation', 3, { consult: true, withdraws: 'AwaitConsultation' }),
  story('silent after the remedy', 6, { followUp: 'silent' }),
  story('reopened once', 3, { reopens: true }),
  story('not in scope', 4, { collection: 'redirect' }),
  story('merged into an earlier case', 2, { collection: 'merge' }),
  story('only by telephone', 4, { channel: 'hotline' }),
  story('two departments, an offer that expires', 4, {
    channel: 'app',
    collection: 'ask',
    consult: true,
    replies: ['expire'],
  }),
  story('information never given', 2, { collection: 'lapse', writes: true }),
  story('offer rejected, decision with a remedy', 4, {
    replies: ['reject'],
    remedyInDecision: true,
    contests: ['accept'],
  }),
  story('decision accepted', 2, { ...decided, contests: ['accept'] }),
  story('re-check varies the decision', 2, {
    ...decided,
    contests: ['recheck', 'accept'],
    secondLook: 'varied',
  }),
  story('mediation declined, then uncontested', 1, {
    ...upheld,
    contests: ['dissatisfied', 'silent'],
    consent: 'decline',
  }),
  story('invitation to mediation lapses', 1, {
    ...upheld,
    contests: ['dissatisfied', 'silent'],
    consent: 'ignore',
  }),
  story('the regulator orders a remedy', 1, {
    ...upheld,
    mediation: 'failed',
    outside: 'remedyOrdered',
  }),
  story('not solved at the follow-up', 2, { followUp: 'notSolved' }),
  story('the remedy cannot be performed', 1, { cannotPerform: true, writes: true }),
  story('withdrawn instead of answering an offer', 1, { withdraws: 'AwaitCustomerReply' }),
  story('a letter, and more time', 1, { channel: 'letter', extension: true }),
];
