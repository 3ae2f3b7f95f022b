/**
 * On AWS every call has a machine of its own; on a laptop all share a few cores. So people go first: while one of their requests
 * is being served, the workflow's steps take no more than one turn per core. One alone starves people who wait for a step: with
 * sixteen of them looking on, full cycles fell below the rate of a single one. Only a crowd, all of them in the middle of a request,
 * leaves the steps no more than one turn.
 */
import { availableParallelism } from 'node:os';

export interface PeopleFirst {
  readonly forPerson: <T>(work: () => Promise<T>) => Promise<T>;
  readonly forStep: <T>(work: () => Promise<T>) => Promise<T>;
}

export function openPeopleFirst(
  besidePeople = availableParallelism(),
  crowd = 4 * besidePeople,
): PeopleFirst {
  const waiting: (() => void)[] = [];
  let people = 0;
  let steps = 0;

  const letIn = () => {
    const turns = people > crowd ? 1 : besidePeople;
    const places = people === 0 ? waiting.length : turns - steps;
    for (const enter of waiting.splice(0, Math.max(0, places))) {
      steps += 1;
      enter();
    }
  };

  return {
    async forPerson(work) {
      people += 1;
      try {
        return await work();
      } finally {
        people -= 1;
        letIn();
      }
    },
    async forStep(work) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        letIn();
      });
      try {
        return await work();
      } finally {
        steps -= 1;
        letIn();
      }
    },
  };
}
