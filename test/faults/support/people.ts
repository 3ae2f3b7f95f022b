/** Customers and staff of every role at random: mostly what their role and the case allow, sometimes what they must not. */
import { requireAnswerable } from '#casework/answer-check.ts';
import { carryOut, type Order } from '#casework/carry-out.ts';
import { answersFor, answersOf } from '#contracts/staff-answers.ts';
import type { TaskName } from '#contracts/workflow.ts';
import { type Actor, theCustomer } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import type { Command, CommandName } from '#domain/commands.ts';
import { allowedCommands } from '#domain/lifecycle.ts';
import type { Task } from '#domain/rows.ts';
import { whereabouts } from '#domain/whereabouts.ts';
import type { Session } from '#ports';
import { customerActs, staffActs } from '#runtime/acts.ts';
import { adminMa } from '../../support/people.ts';
import { commandFor, everybody } from '../../support/random-commands.ts';
import { anIntake } from '../../support/samples.ts';
import type { Request } from './requests.ts';
import type { World } from './world.ts';

/** Legal nearly everywhere, or the end of everything: taken seldom, so that lives get long. */
const seldom: ReadonlySet<CommandName> = new Set([
  'Withdraw',
  'RecusePerson',
  'ReferOutside',
  'WriteToBank',
  'WriteToCustomer',
  'RecordContact',
  'ReassignCase',
  'MergeCase',
  'RedirectCase',
  'AddNote',
]);
/** What the bank waits for when it waits for the customer. */
const customersAnswers: ReadonlySet<CommandName> = new Set([
  'AnswerInformationRequest',
  'AcceptOffer',
  'RejectOffer',
  'AcceptDecision',
  'ContestDecision',
  'RequestReCheck',
  'ConsentToMediation',
  'ConfirmSolved',
  'ReportNotSolved',
]);
/** Given by steps, sweeps and storage alone, or by a door of its own. */
const notForPeople: ReadonlySet<CommandName> = new Set([
  'SubmitCase',
  'SaveDraft',
  'RegisterCase',
  'ReceiveEvidence',
  'RefuseEvidence',
  'AbsorbCase',
  'ArchiveCase',
  'RecordWorkflowFailure',
]);

const people = everybody.filter((it) => it.kind !== 'system');

const newPurpose = ({ ledger }: World, who: string): string =>
  `${who}#request-${(ledger.requests += 1)}`;

/** Opens a case; the channel decides who types it in. */
export function opening(world: World, customer: number): Request {
  const { chance } = world;
  const intake = anIntake({
    channel: chance.of('website', 'hotline', 'regulatorTransfer'),
    complainant: { kind: 'person', name: 'Lin Mei', email: `lin.mei.${customer}@example.com` },
  });
  const purpose = newPurpose(world, 'public');
  const order: Order = {
    caseId: null,
    command: { name: 'SubmitCase', data: { intake } },
    actor: theCustomer,
    once: { key: purpose, requestHash: 'opening' },
  };
  return { caseId: null, purpose, send: (needs) => carryOut(needs)(order) };
}

interface Intent {
  readonly by: Actor;
  readonly command: Command;
  /** The open task that it completes. */
  readonly task?: Task;
}

/** The task of this case that the command would complete; nobody answers it by another door. */
const taskFor = (tasks: readonly Task[], by: Actor, name: CommandName): Task | undefined =>
  by.kind === 'customer'
    ? undefined
    : tasks.find(
        (it) => it.status === 'open' && answersFor(it.task, it.worker).some((one) => one === name),
      );

function dataFor(
  { chance }: World,
  it: Case,
  by: Actor,
  name: CommandName,
  now: string,
  others: readonly Case[],
): Command {
  if (name === 'StartRun') return { name, data: { startAt: whereabouts(it) } };
  const target = chance.oneOf(others.filter(({ caseId }) => caseId !== it.caseId));
  if (name === 'MergeCase' && target)
    return { name, data: { targetCaseNo: target.caseNo, reason: 'The same matter' } };
  return commandFor(name, { it, by, now, dice: chance });
}

/** First what is done, then by whom: else the few who can do much would do everything. */
function intentOf(
  world: World,
  it: Case,
  tasks: readonly Task[],
  others: readonly Case[],
): Intent | null {
  const { chance } = world;
  const now = world.plain.clock.now();
  if (chance.is(0.05)) {
    // illegal, mostly
    const by = chance.oneOf(people) ?? theCustomer;
    const anything = allowedCommands(it, chance.oneOf(everybody) ?? by);
    const name = chance.oneOf(anything.filter((one) => !notForPeople.has(one)));
    return name ? { by, command: dataFor(world, it, by, name, now, others) } : null;
  }
  const able = people.map((by) => ({
    by,
    names: allowedCommands(it, by).filter((one) => !notForPeople.has(one)),
  }));
  const names = [...new Set(able.flatMap((one) => one.names))].filter((one) => one !== 'StartRun');
  const useful = names.filter((one) => !seldom.has(one));
  const here = whereabouts(it);
  const answers: readonly string[] = here in answersOf ? answersOf[here as TaskName] : [];
  const onward = names.filter((one) => answers.includes(one) || customersAnswers.has(one));
  const failure = tasks.find((one) => one.task === 'AttendToFailure' && one.status === 'open');
  const name =
    failure && chance.is(0.5)
      ? 'StartRun'
      : chance.oneOf(
          [onward, useful, names].find((one) => one.length > 0 && chance.is(0.7)) ?? names,
        );
  if (!name) return null;
  const by = chance.oneOf(able.filter((one) => one.names.includes(name)))?.by;
  if (!by) return null;
  const task = taskFor(tasks, by, name);
  return { by, command: dataFor(world, it, by, name, now, others), ...(task ? { task } : {}) };
}

function sending(world: World, { by, command, task }: Intent, it: Case, version?: number): Request {
  const purpose = newPurpose(world, by.id);
  const once = { key: purpose, requestHash: command.name };
  const body = version === undefined ? {} : { expectedVersion: version };
  const { caseId, caseNo } = it;
  const session: Session = {
    caseId,
    caseNo,
    strength: 'code',
    startedAt: it.openedAt,
    expiresAt: '9999',
  };
  const locale = 'zh-CN';
  return {
    caseId,
    purpose,
    send: async (needs) => {
      if (by.kind === 'customer') {
        const told = await customerActs(needs)({ session, actor: by, locale, once, body }, command);
        return { ...told, caseId };
      }
      const check: Order['check'] = task
        ? (work) => requireAnswerable(needs, work, task.taskId, command, by)
        : async () => undefined;
      return staffActs(needs)({ path: { caseId }, actor: by, locale, once, body }, command, {
        check,
      });
    },
  };
}

/** Somebody does something with this case, knowing it as it is or as it was. */
export async function act(
  world: World,
  caseId: string,
  others: readonly Case[],
): Promise<Request | null> {
  const it = await world.look(caseId);
  if (!it) return null;
  const intent = intentOf(world, it, await world.plain.cases.tasks(caseId), others);
  const version = world.chance.of(it.version, it.version, it.version, undefined, it.version - 1);
  return intent && sending(world, intent, it, version);
}

/** What ends a case, or helps it to its end. */
export function ending(world: World, it: Case): Request {
  const able =
    people.find(
      (one) => allowedCommands(it, one).includes('StartRun') && !it.recused.includes(one.id),
    ) ?? adminMa;
  const intent: Intent = it.needsAttention
    ? { by: able, command: { name: 'StartRun', data: { startAt: whereabouts(it) } } }
    : { by: theCustomer, command: { name: 'Withdraw', data: {} } };
  return sending(world, intent, it);
}
