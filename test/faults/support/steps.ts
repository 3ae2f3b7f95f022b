/** Every step of the state machine, as its file in `functions/workflow/` exports it, in its real frame. */
import type { StepNeeds } from '#casework/advance.ts';
import { archive } from '#casework/archive.ts';
import { awaitPerson } from '#casework/await-person.ts';
import {
  isHumanStep,
  type StepInput,
  type StepName,
  stepNames,
  type WaitInput,
} from '#contracts/workflow.ts';
import type { Dependencies } from '#ports';
import { taskHandler, waitHandler } from '#runtime/task-handler.ts';

type Needs = Omit<Dependencies, 'door' | 'reports'>;
type Step = (needs: StepNeeds) => (input: StepInput) => Promise<unknown>;
type Handler = (payload: unknown) => Promise<unknown>;

const kebab = (name: string): string =>
  name.replace(/(?<!^)[A-Z]/g, (it) => `-${it}`).toLowerCase();
const camel = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1);

async function automatic(name: StepName): Promise<Step> {
  if (name === 'CloseCase' || name === 'CloseWithdrawn') return archive;
  const module: Record<string, unknown> = await import(
    `../../../functions/workflow/${kebab(name)}.ts`
  );
  const step = module[camel(name)];
  if (typeof step !== 'function') throw new Error(`No step ${name}`);
  // each file exports its step under its own name
  return step as Step;
}

export type Steps = ReadonlyMap<string, (needs: Needs) => Handler>;

export async function everyStep(): Promise<Steps> {
  const found = new Map<string, (needs: Needs) => Handler>();
  for (const name of stepNames) {
    if (isHumanStep(name)) {
      found.set(name, (needs) => {
        const frame = waitHandler(name, async (input: WaitInput) =>
          awaitPerson(name, needs)(input),
        );
        return (payload) => frame(payload, {} as never);
      });
      continue;
    }
    const step = await automatic(name);
    found.set(name, (needs) => {
      const frame = taskHandler(name, async (input) => step(needs)(input));
      return (payload) => frame(payload, {} as never);
    });
  }
  return found;
}
