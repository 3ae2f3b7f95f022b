import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { laptopClock } from '../../../local/clock.ts';
import { openWorkflow } from '../../../local/emulators/workflow/index.ts';
import { KILL_MACHINE, killDefinition } from './kill-machine.ts';

// A host in small: starts executions, answers their tokens, notes every call. Its parent kills it at random.

const [dir = '', wanted = '0', until = ''] = process.argv.slice(2);
const log = join(dir, 'calls.log');

const workflow = await openWorkflow({
  dir: join(dir, 'workflow'),
  clock: laptopClock(),
  async invoke(_arn, payload) {
    appendFileSync(log, `${JSON.stringify(payload)}\n`);
    await pause(Math.random() * 10);
    return { done: true };
  },
});
workflow.defineStateMachine(KILL_MACHINE, killDefinition);
workflow.onExecutionEnded(({ name, status }) =>
  appendFileSync(join(dir, 'ended.log'), `${name} ${status}\n`),
);
process.stdout.write('ready\n');

const send = (operation: string, body: object) =>
  workflow.handle(`AWSStepFunctions.${operation}`, body);

async function startSome(): Promise<void> {
  for (let index = 0; index < Number(wanted); index += 1) {
    const start = { stateMachineArn: KILL_MACHINE, name: `case-${index}`, input: '{"ask":true}' };
    const { status } = await send('StartExecution', start);
    if (status === 200) await pause(15);
  }
}

async function answerTokens(): Promise<void> {
  const answered = new Set<string>();
  for (;;) {
    const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(0, -1) : [];
    for (const line of lines) {
      const { token } = JSON.parse(line) as { token?: string };
      if (token === undefined || answered.has(token)) continue;
      answered.add(token);
      await send('SendTaskSuccess', { taskToken: token, output: '"answered"' });
    }
    await pause(20);
  }
}

async function running(): Promise<number> {
  const filter = { stateMachineArn: KILL_MACHINE, statusFilter: 'RUNNING', maxResults: 1_000 };
  const { body } = await send('ListExecutions', filter);
  return (body as { executions: unknown[] }).executions.length;
}

void answerTokens();
await startSome();
// the parent's last child may end; the others are killed
const mayEnd = async () => until === 'finish' && (await running()) === 0;
while (!(await mayEnd())) await pause(50);
await workflow.close();
process.exit(0);
