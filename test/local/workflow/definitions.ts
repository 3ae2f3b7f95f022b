export const PLACE = 'eu-west-1:000000000000';
export const MACHINE = `arn:aws:states:${PLACE}:stateMachine:Case`;
export const INVOKE = 'arn:aws:states:::lambda:invoke';
export const WAIT_FOR_TOKEN = `${INVOKE}.waitForTaskToken`;
export const functionArn = (name: string) => `arn:aws:lambda:${PLACE}:function:${name}`;

export const SECOND = 1_000;
export const HOUR = 3_600 * SECOND;
export const DAY = 24 * HOUR;

/** A definition around states; execution starts at the first. */
export const machine = (states: Readonly<Record<string, object>>, more: object = {}) => ({
  QueryLanguage: 'JSONata',
  ...more,
  ...block(states),
});

/** A branch or item processor around states. */
export const block = (states: Readonly<Record<string, object>>) => ({
  StartAt: Object.keys(states)[0] ?? '',
  States: states,
});

/** A token task that a test can load without repeating what every such task must have. */
export const tokenTask = (more: object = {}) => ({
  Type: 'Task',
  Resource: WAIT_FOR_TOKEN,
  Arguments: {
    FunctionName: 'ask',
    Payload: { token: '{% $states.context.Task.Token %}' },
  },
  TimeoutSeconds: 3_600,
  Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'TimedOut', Output: 'timed out' }],
  Next: 'Answered',
  ...more,
});
export const afterToken = { Answered: { Type: 'Succeed' }, TimedOut: { Type: 'Succeed' } };
