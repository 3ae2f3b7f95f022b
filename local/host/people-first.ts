/**
 * On AWS every call has a machine of its own; on a laptop all share a few cores. So people go first: while one of their requests
 * is being served, the workflow's steps run one at a time.
 */
export interface PeopleFirst {
  forPerson<T>(work: () => Promise<T>): Promise<T>;
  forStep<T>(work: () => Promise<T>): Promise<T>;
}

export function openPeopleFirst(): PeopleFirst {
  const waiting: (() => void)[] = [];
  let people = 0;
  let steps = 0;

  const letIn = () => {
    while (waiting.length > 0 && (people === 0 || steps === 0)) {
      steps += 1;
      waiting.shift()?.();
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
