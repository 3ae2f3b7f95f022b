import { afterToken, block, INVOKE, MACHINE, machine, tokenTask } from './definitions.ts';

export const KILL_MACHINE = `${MACHINE}Killed`;

const note = (step: string, more: object) => ({
  Type: 'Task',
  Resource: INVOKE,
  Arguments: {
    FunctionName: 'note',
    Payload: { case: '{% $states.context.Execution.Name %}', step, ...more },
  },
});

/** Every way of waiting at once: a token, iterations two at a time, a timer; then one more task. */
export const killDefinition = machine({
  Together: {
    Type: 'Parallel',
    Branches: [
      block({
        Ask: tokenTask({
          Arguments: {
            FunctionName: 'ask',
            Payload: {
              case: '{% $states.context.Execution.Name %}',
              step: 'ask',
              token: '{% $states.context.Task.Token %}',
            },
          },
        }),
        ...afterToken,
      }),
      block({
        Each: {
          Type: 'Map',
          Items: [1, 2, 3],
          MaxConcurrency: 2,
          ItemProcessor: block({
            One: {
              ...note('one', { item: '{% $states.input %}' }),
              Output: '{% $states.context.Map.Item.Value %}',
              End: true,
            },
          }),
          End: true,
        },
      }),
      block({ Rest: { Type: 'Wait', Seconds: 1, Output: 'rested', End: true } }),
    ],
    Next: 'Close',
  },
  Close: { ...note('close', {}), Output: '{% $states.input %}', End: true },
});

/** The output of every execution, and how often it enters a state: 1 + 2 + 1 + 3 + 1 + 1. */
export const KILL_OUTPUT = ['answered', [1, 2, 3], 'rested'];
export const KILL_STATES = 9;
