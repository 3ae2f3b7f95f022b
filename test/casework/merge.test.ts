import { describe, expect, it } from 'vitest';
import { carryOut } from '#casework/carry-out.ts';
import type { Command } from '#domain/commands.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import { agentLi, leadChen, theSystem } from '../support/people.ts';
import { anIntake } from '../support/samples.ts';

const DAYS_EARLIER = 6;

/** Two cases of one customer: the first came by letter and was received earlier. */
async function twoCases(world: MemoryWorld) {
  const received = new Date(Date.parse(world.clock.now()) - DAYS_EARLIER * 86_400_000);
  const letter = anIntake({ channel: 'letter', receivedAt: received.toISOString() });
  const open = async (intake: ReturnType<typeof anIntake>) => {
    const command: Command = { name: 'SubmitCase', data: { intake } };
    const opened = await carryOut(world)({ caseId: null, command, actor: agentLi });
    const register: Command = { name: 'RegisterCase', data: { owner: 'li' } };
    await carryOut(world)({ caseId: opened.caseId, command: register, actor: theSystem });
    return opened;
  };
  return { source: await open(letter), target: await open(anIntake()), received };
}

const merge = (targetCaseNo: string): Command => ({
  name: 'MergeCase',
  data: { targetCaseNo, reason: 'The same fee' },
});

describe('Merging two cases', () => {
  it('closes one, and the other counts from the earlier receipt', async () => {
    const world = memoryWorld();
    const { source, target, received } = await twoCases(world);
    const command = merge(target.caseNo);
    await carryOut(world)({ caseId: source.caseId, command, actor: leadChen });
    expect(await world.cases.load(source.caseId)).toMatchObject({
      stage: { status: 'CLOSED', reason: 'merged', mergedInto: target.caseId },
    });
    expect(await world.cases.load(target.caseId)).toMatchObject({
      receivedAt: received.toISOString(),
      absorbed: [source.caseNo],
    });
  });

  it('changes neither when it is refused', async () => {
    const world = memoryWorld();
    const { source, target } = await twoCases(world);
    const before = await world.cases.load(target.caseId);
    const command = merge(target.caseNo);
    const order = { caseId: source.caseId, command, actor: agentLi };
    await expect(carryOut(world)(order)).rejects.toMatchObject({ name: 'RoleNotAllowed' });
    expect(await world.cases.load(target.caseId)).toEqual(before);
  });

  it('goes on after a crash between the two writes', async () => {
    const world = memoryWorld();
    const { source, target } = await twoCases(world);
    const order = { caseId: source.caseId, command: merge(target.caseNo), actor: leadChen };
    const broken: typeof world.cases = {
      ...world.cases,
      commit: (change) =>
        change.after.caseId === source.caseId
          ? Promise.reject(new Error('crash'))
          : world.cases.commit(change),
    };
    await expect(carryOut({ ...world, cases: broken })(order)).rejects.toThrow('crash');
    expect(await world.cases.load(target.caseId)).toMatchObject({ absorbed: [source.caseNo] });
    await carryOut(world)(order);
    expect(await world.cases.load(source.caseId)).toMatchObject({ stage: { reason: 'merged' } });
    expect(await world.cases.load(target.caseId)).toMatchObject({ absorbed: [source.caseNo] });
  });
});
