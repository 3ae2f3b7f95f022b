/** Cases in a world, brought there by the same commands as in production, with the tasks that the workflow would open. */
import { awaitPerson } from '#casework/await-person.ts';
import { carryOut } from '#casework/carry-out.ts';
import { type HumanStepName, isHumanStep } from '#contracts/workflow.ts';
import type { Case } from '#domain/case.ts';
import { consequences } from '#domain/consequences.ts';
import type { Task } from '#domain/rows.ts';
import type { Department } from '#domain/vocabulary.ts';
import { departmentsAsked, whereabouts } from '#domain/whereabouts.ts';
import type { MemoryWorld } from './memory-world.ts';
import type { Step } from './stories.ts';

async function caseOf({ cases }: MemoryWorld, caseId: string): Promise<Case> {
  const it = await cases.load(caseId);
  if (!it) throw new Error(`No case ${caseId}`);
  return it;
}

async function wait(
  world: MemoryWorld,
  it: Case,
  step: HumanStepName,
  department?: Department,
): Promise<void> {
  const key = `${it.caseId}-${it.run}-${step}-${it.lastSeq}-${department ?? ''}`;
  await awaitPerson(
    step,
    world,
  )({
    caseId: it.caseId,
    run: it.run,
    taskToken: `secret-token-${key}`,
    stepKey: key,
    ...(department ? { department } : {}),
  });
}

/** What the state machine does after an event: the step that the facts call for begins to wait, unless it does already. */
export async function workflowCatchesUp(world: MemoryWorld, caseId: string): Promise<void> {
  const it = await caseOf(world, caseId);
  const here = whereabouts(it);
  const open = (await world.cases.tasks(caseId)).filter(({ status }) => status === 'open');
  if (here === 'ConsultDepartments') {
    const asked = departmentsAsked(it) as Department[];
    const missing = asked.filter((one) => !open.some((task) => task.department === one));
    for (const one of missing) await wait(world, it, 'AwaitConsultation', one);
  } else if (isHumanStep(here) && !open.some((task) => task.task === here)) {
    await wait(world, it, here);
  }
}

/** Plays a story into the world and returns the case; the clock stands at its last step. */
export async function told(world: MemoryWorld, story: readonly Step[]): Promise<Case> {
  let caseId: string | null = null;
  for (const [command, { by, now }] of story) {
    // the bank has done that already, with the act before
    if (command.name in consequences) continue;
    if (now > world.clock.now()) world.advance(now);
    // given by the first step of the first run
    const begun = command.name === 'RegisterCase' ? { begun: 1 } : {};
    ({ caseId } = await carryOut(world)({ caseId, command, actor: by, ...begun }));
    await workflowCatchesUp(world, caseId);
  }
  return caseOf(world, caseId ?? '');
}

/** The open task of that name. */
export async function taskOf(world: MemoryWorld, caseId: string, name: string): Promise<Task> {
  const tasks = await world.cases.tasks(caseId);
  const task = tasks.find((it) => it.task === name && it.status === 'open');
  if (!task) throw new Error(`No open ${name} in ${JSON.stringify(tasks)}`);
  return task;
}

/** Everything that is stored, as one text: to show that a refusal has changed nothing. */
export const storedIn = ({ tables }: MemoryWorld): string =>
  JSON.stringify(Object.values(tables).map((rows: Map<string, unknown>) => [...rows]));
