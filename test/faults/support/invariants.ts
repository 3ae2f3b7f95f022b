/** What must be true of a bank at rest, whatever went wrong before (quality.md B2). */

import { TASKS } from '#adapters/dynamo/keys.ts';
import { isHumanStep, steps } from '#contracts/workflow.ts';
import { bearerOf } from '#domain/assignment.ts';
import type { Case } from '#domain/case.ts';
import { canonical } from '#domain/hash-chain.ts';
import { profileOf } from '#domain/profiles/index.ts';
import type { Mail, Task } from '#domain/rows.ts';
import { wakesOf } from '#domain/wake.ts';
import { departmentsAsked, whereabouts } from '#domain/whereabouts.ts';
import { filesHold } from './files.ts';
import { MACHINE } from './function-needs.ts';
import { historyHolds, replayed } from './history.ts';
import { requestsHold } from './requests-hold.ts';
import { MINUTE } from './time.ts';
import type { World } from './world.ts';

type Row = Readonly<Record<string, { readonly S?: string; readonly N?: string } | undefined>>;

/** Everything in the table of one case, by the kind of row. */
async function rowsOf({ table }: World, caseId: string): Promise<Row[]> {
  const rows: Row[] = [];
  let from: object | undefined;
  do {
    // the emulator's own answer
    const page = (await table('Query', {
      TableName: 'Cases',
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: `CASE#${caseId}` } },
      ...(from && { ExclusiveStartKey: from }),
    })) as { Items: Row[]; LastEvaluatedKey?: object };
    rows.push(...page.Items);
    from = page.LastEvaluatedKey;
  } while (from);
  return rows;
}

/** Nothing is owed to the state machine any more. */
const nothingOwed = (rows: readonly Row[]): string[] =>
  rows.flatMap(({ sk, signal, duePk }) => {
    const name = sk?.S ?? '';
    if (name.startsWith(TASKS) && (signal || duePk)) return [`${name} still owes its signal`];
    return name.startsWith('RUN#') && duePk ? [`${name} was never started`] : [];
  });

const openOf = (tasks: readonly Task[]) => tasks.filter(({ status }) => status === 'open');

/** A person has the case, or nobody needs to have it. */
function somebodyHasIt(it: Case, tasks: readonly Task[]): string[] {
  const open = openOf(tasks);
  const here = whereabouts(it);
  if (it.needsAttention)
    return open.some(({ task }) => task === 'AttendToFailure') ? [] : ['No operator has it'];
  if (it.stage.status === 'CLOSED') return it.stage.archivedAt ? [] : ['It was never archived'];
  if (here === 'ConsultDepartments') {
    const missing = departmentsAsked(it).filter(
      (one) => !open.some((task) => task.department === one && task.run === it.run),
    );
    return missing.length > 0 ? [`${missing.join()} have no task`] : [];
  }
  const isHuman = here in steps && isHumanStep(here);
  if (!isHuman) return [`It stands at ${here}, which needs nobody`];
  return open.some(({ task, run }) => task === here && run === it.run)
    ? []
    : [`Nobody has a task for ${here}`];
}

/** No step waits twice, and none that the facts have left. */
function noTaskTooMany(it: Case, tasks: readonly Task[]): string[] {
  const waiting = openOf(tasks).filter(({ token }) => token);
  const names = waiting.map(({ task, department = '' }) => `${task} ${department}`);
  const twice = names.filter((one, at) => names.indexOf(one) !== at);
  const elsewhere = it.needsAttention ? [] : waiting.filter(({ run }) => run !== it.run);
  return [
    ...twice.map((one) => `Two tasks are open for ${one}`),
    ...elsewhere.map(({ task, run }) => `${task} of run ${run} is open in run ${it.run}`),
  ];
}

/** The clock will come back to it, and has nothing left to do now. */
function clocksAreMinded(it: Case, row: Row | undefined, now: string): string[] {
  if (row?.['aside']) return [`It was set aside: ${row['aside'].S}`];
  const wakes = wakesOf(it, profileOf(it), now);
  const swept = new Date(Date.parse(now) - 3 * MINUTE).toISOString();
  const late = wakes.filter(({ at, command }) => command && at <= swept);
  const missed = late.map(({ at, command }) => `${command?.name} was due ${at} and was not done`);
  const first = wakes[0];
  if (!first) return missed;
  const stands = row?.['dueSk']?.S?.split('#')[0];
  return stands === undefined || stands > new Date(first.at).toISOString()
    ? [...missed, `It is due ${first.at} and the index says ${stands}`]
    : missed;
}

function mailsHold(
  world: World,
  it: Case,
  mails: readonly Mail[],
  owed: readonly string[],
): string[] {
  const { post, ledger } = world;
  const now = world.plain.clock.now();
  const stored = mails.map(({ mailId }) => mailId).sort();
  const wrong: string[] = [];
  if (canonical(stored) !== canonical([...owed].sort()))
    wrong.push(`Mails ${stored.join()} are not those owed: ${owed.join()}`);
  for (const { mailId, status, dueAt } of mails) {
    const sent = post.sent.filter((one) => one.caseId === it.caseId && one.mailId === mailId);
    if (status === 'sending' || (status === 'pending' && dueAt <= now))
      wrong.push(`${mailId} is still ${status}, due ${dueAt}`);
    if (status === 'sent' && sent.length === 0) wrong.push(`${mailId} was never sent`);
    const unsettled = sent.filter(
      ({ actor }) => !ledger.settled.has(`${it.caseId}/${mailId} by ${ledger.mark(actor)}`),
    );
    if (sent.length > 1 + unsettled.length) wrong.push(`${mailId} was sent ${sent.length} times`);
  }
  return wrong;
}

/**
 * One execution works on an open case, none on one that has ended. One that was replaced may wait for nobody until the night,
 * when the comparison stops it.
 */
function executionsHold(it: Case, running: readonly string[], afterNight: boolean): string[] {
  const current = `${it.caseId}-${it.run}`;
  const mine = running.filter((name) => name.startsWith(`${it.caseId}-`));
  const replaced = mine.filter((name) => name !== current);
  const over = it.stage.status === 'CLOSED' && it.stage.archivedAt !== null;
  const mayRest = over || it.needsAttention !== null;
  return [
    ...(mine.includes(current) || mayRest ? [] : [`No execution is at work on run ${it.run}`]),
    ...(mine.includes(current) && over ? [`An execution is still at work on run ${it.run}`] : []),
    ...(afterNight ? replaced.map((name) => `${name} was replaced and still waits`) : []),
  ];
}

const childrenOf = (rows: readonly Row[], prefix: string) =>
  rows.filter(({ sk }) => sk?.S?.startsWith(prefix));

async function caseHolds(
  world: World,
  it: Case,
  running: readonly string[],
  afterNight: boolean,
): Promise<string[]> {
  const { cases, clock } = world.plain;
  const rows = await rowsOf(world, it.caseId);
  const [events, tasks] = [await cases.events(it.caseId), await cases.tasks(it.caseId)];
  const ids = childrenOf(rows, 'MAIL#').map(({ sk }) => sk?.S?.slice('MAIL#'.length) ?? '');
  const found = await Promise.all(ids.map((mailId) => cases.mail(it.caseId, mailId)));
  const mails = found.filter((one) => one !== null);
  const history = await historyHolds(it, events);
  const owed = history.length === 0 ? replayed(it, events).mails : ids;
  const wrong = [
    ...history,
    ...nothingOwed(rows),
    ...somebodyHasIt(it, tasks),
    ...noTaskTooMany(it, tasks),
    ...clocksAreMinded(it, childrenOf(rows, 'CASE')[0], clock.now()),
    ...mailsHold(world, it, mails, owed),
    ...filesHold(world, it),
    ...executionsHold(it, running, afterNight),
  ];
  return wrong.map((one) => `${it.caseNo} ${it.stage.status} run ${it.run}: ${one}`);
}

/** Whose cases are counted is who has them. */
async function loadsHold({ plain }: World, all: readonly Case[]): Promise<string[]> {
  const staff = await plain.staff.all();
  return staff.flatMap(({ staffId, load }) => {
    const borne = all.filter((it) => bearerOf(it) === staffId).length;
    return load === borne ? [] : [`${staffId} bears ${borne} cases and is counted with ${load}`];
  });
}

async function runningNames({ machine }: World): Promise<string[]> {
  const names: string[] = [];
  let nextToken: string | undefined;
  do {
    // the emulator's own answer
    const page = (await machine('ListExecutions', {
      stateMachineArn: MACHINE,
      statusFilter: 'RUNNING',
      maxResults: 100,
      nextToken,
    })) as { executions: { name: string }[]; nextToken?: string };
    names.push(...page.executions.map(({ name }) => name));
    ({ nextToken } = page);
  } while (nextToken);
  return names;
}

/** Everything that is wrong, in words; nothing when all holds. */
export async function whatIsWrong(
  world: World,
  all: readonly Case[],
  afterNight: boolean,
): Promise<string[]> {
  const running = await runningNames(world);
  const wrong = [...world.ledger.faults];
  for (const it of all) wrong.push(...(await caseHolds(world, it, running, afterNight)));
  return [...wrong, ...(await requestsHold(world)), ...(await loadsHold(world, all))];
}
