/** What people do in the throughput bench, over the public API. */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoAccessStore } from '#adapters/dynamo-access-store.ts';
import { systemClock } from '#adapters/system-clock.ts';
import type { StaffCase } from '#contracts/views.ts';
import { sessionHash } from '#runtime/session.ts';
import { anIntake } from '../../test/journeys/support/samples.ts';
import { type Answer, type Client, ok } from './client.ts';
import type { HostFacts } from './host-process.ts';

type Headers = Readonly<Record<string, string>>;
interface CaseKey {
  readonly caseId: string;
  readonly caseNo: string;
}

let people = 0;
const intake = (channel: 'website' | 'hotline') => {
  people += 1;
  const base = anIntake();
  const email = `bench${people}@mail.example`;
  return { ...base, channel, complainant: { ...base.complainant, email } };
};

/** A customer opens a case on the website. */
export const create = async (http: Client): Promise<unknown> =>
  ok(await http.post('/api/cases', intake('website')));

/** An agent looks at the first 20 tasks of the queue. */
export async function list(http: Client, staff: Headers): Promise<void> {
  const { tasks } = ok(await http.get<{ tasks: unknown[] }>('/api/staff/queue?limit=20', staff));
  if (tasks.length !== 20) throw new Error(`The queue shows ${tasks.length} of 20 tasks`);
}

/**
 * Sessions are put into the table beforehand: `RequestCode` answers after 600 ms on purpose, so that its time tells nothing,
 * which would be all that is measured.
 */
export function sessionsOf({ aws, region, operator, tableName }: HostFacts) {
  const client = new DynamoDBClient({ endpoint: aws, region, credentials: operator });
  const access = dynamoAccessStore({ client, tableName, clock: systemClock });
  return async (key: CaseKey): Promise<Headers> => {
    const secret = randomBytes(32).toString('hex');
    const startedAt = systemClock.now();
    const expiresAt = new Date(Date.now() + 1_800_000).toISOString();
    const session = { ...key, strength: 'code' as const, startedAt, expiresAt };
    await access.putSession(await sessionHash(secret), session);
    return { cookie: `__Host-parley=${secret}` };
  };
}

/** How long each thing took to come about so far, in ms, for those who use one client: another load takes other times. */
const usualTimes = new WeakMap<Client, Map<string, number>>();

function usualFor(http: Client): Map<string, number> {
  const known = usualTimes.get(http) ?? new Map<string, number>();
  usualTimes.set(http, known);
  return known;
}

/**
 * Looks for the first time when it usually has come about, and then at growing intervals: each look costs the host as much as half
 * a step, and whoever looks all the time measures looks.
 */
async function until<T, R>(
  usual: Map<string, number>,
  what: string,
  ask: () => Promise<Answer<T>>,
  found: (it: T) => R | undefined,
) {
  const begun = performance.now();
  const waited = () => performance.now() - begun;
  for (let wait = usual.get(what) ?? 15; ; wait = Math.max(15, waited() / 3)) {
    await pause(wait);
    const it = await ask();
    const answer = it.status < 300 ? found(it.body) : undefined;
    if (answer === undefined) continue;
    // a little sooner each time, lest a slow minute is waited for ever after
    usual.set(what, waited() * 0.9);
    return { it: it.body, answer };
  }
}

const openTask =
  (task: string) =>
  ({ tasks }: StaffCase): StaffCase['tasks'][number] | undefined =>
    tasks.find((it) => it.task === task && it.status === 'open');

const QUESTION = {
  command: 'AskCustomer',
  data: { thing: '贷款合同编号', purpose: '核对合同', whyNotHeld: '系统中没有' },
};

/** A case comes in, the agent decides to ask the customer, the customer answers: three acts, and every step between them. */
export async function fullCycle(
  http: Client,
  staff: Headers,
  sessionFor: (key: CaseKey) => Promise<Headers>,
): Promise<void> {
  const body = { as: 'case', intake: intake('hotline') };
  const { caseId, caseNo } = ok(await http.post<CaseKey>('/api/staff/cases', body, staff));
  const session = await sessionFor({ caseId, caseNo });
  const usual = usualFor(http);
  const seen = () => http.get<StaffCase>(`/api/staff/cases/${caseId}`, staff);
  const open = await until(usual, 'collection', seen, openTask('AwaitCollection'));
  const decision = { expectedVersion: open.it.version, answer: QUESTION };
  const path = `/api/staff/cases/${caseId}/tasks/${open.answer.taskId}/answer`;
  ok(await http.post(path, decision, staff));
  const asked = await until(usual, 'information', seen, openTask('AwaitCustomerInformation'));
  const answer = { expectedVersion: asked.it.version, answer: '合同 2026-001' };
  ok(await http.post('/api/my/case/information', answer, session));
}
