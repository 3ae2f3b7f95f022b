/** How a customer says something: in the own session, or to somebody at the bank who types it in. */
import type { CustomerCase, StaffCase } from '#contracts/views.ts';
import { Refused } from '../people/http.ts';
import type { Saying, Who } from './act.ts';
import type { Bank } from './bank.ts';

/** Route under `/api/my/case` and body, without the version, for each thing a customer may say. */
export function routeOf(saying: Saying): { path: string; body: object } {
  const { command, data } = saying;
  switch (command) {
    case 'AnswerInformationRequest':
      return { path: 'information', body: data };
    case 'AcceptOffer':
      return { path: 'reply', body: { reply: 'accept', ...data } };
    case 'CounterOffer':
      return { path: 'reply', body: { reply: 'counter', ...data } };
    case 'RejectOffer':
      return { path: 'reply', body: { reply: 'reject', ...data } };
    case 'AcceptDecision':
      return { path: 'contest', body: { answer: 'accept' } };
    case 'ContestDecision':
      return { path: 'contest', body: { answer: 'dissatisfied', reason: data.reason } };
    case 'RequestReCheck':
      return { path: 'contest', body: { answer: 'recheck', reason: data.reason } };
    case 'ConsentToMediation':
      return { path: 'mediation', body: { answer: 'consent' } };
    case 'DeclineMediation':
      return { path: 'mediation', body: { answer: 'decline', ...data } };
    case 'ProposeMediation':
      return { path: 'mediation', body: { answer: 'propose', bodyName: data.bodyName } };
    case 'ConfirmSolved':
      return { path: 'follow-up', body: { answer: 'solved', ...data } };
    case 'ReportNotSolved':
      return { path: 'follow-up', body: { answer: 'notSolved', ...data } };
    case 'WriteToBank':
      return { path: 'messages', body: data };
    case 'Withdraw':
      return { path: 'withdrawal', body: data };
    case 'ReferOutside':
      return { path: 'outside-complaint', body: data };
    case 'ReopenCase':
      return { path: 'reopening', body: data };
  }
}

/** The same said to the bank: an agent records it, or a colleague does what the customer asks for. */
export function typedIn(
  saying: Saying,
  { caseNo, version }: StaffCase,
): { by: Who; path: string; body: object } {
  const agent: Who = { roles: ['agent'] };
  if (saying.command === 'ReopenCase')
    return { by: { roles: ['lead'] }, path: 'reopening', body: saying.data };
  if (saying.command === 'ReferOutside')
    return { by: agent, path: 'referral', body: { ...saying.data, tookOver: false } };
  return {
    by: agent,
    path: 'customer-acts',
    body: { act: saying, recording: `R-${caseNo}-${version}` },
  };
}

/** The address at which the customer reads mail; a made-up one of an imported case reaches nobody. */
export function mailboxOf({ intake }: StaffCase): string | undefined {
  const address = intake?.representative?.email ?? intake?.complainant?.email;
  return address?.endsWith('.invalid') ? undefined : address;
}

/** A customer's session, opened when it is needed and again when it has ended. */
export class Session {
  readonly #bank: Bank;
  readonly #caseNo: string;
  readonly #mailbox: string;
  #cookie = '';

  constructor(bank: Bank, caseNo: string, mailbox: string) {
    this.#bank = bank;
    this.#caseNo = caseNo;
    this.#mailbox = mailbox;
  }

  /** Looks at the case, as people do before they answer, and says it of the version that they saw. */
  async say(saying: Saying, keyOf: (version: number) => string): Promise<void> {
    const { version } = await this.#asked<CustomerCase>('/api/my/case');
    const { path, body } = routeOf(saying);
    const versioned = path === 'messages' ? body : { expectedVersion: version, ...body };
    await this.#asked(`/api/my/case/${path}`, { body: versioned, key: keyOf(version) });
  }

  async #asked<T>(path: string, command?: { body: object; key: string }): Promise<T> {
    if (this.#cookie) {
      try {
        return await this.#bank.customer<T>(path, this.#cookie, command);
      } catch (error) {
        if (!(error instanceof Refused) || error.status !== 401) throw error;
      }
    }
    this.#cookie = await this.#bank.signIn(this.#caseNo, this.#mailbox);
    return this.#bank.customer<T>(path, this.#cookie, command);
  }
}
