/** Who is asked in a consultation, and with what: the state machine itself is run, since no list of its fields would tell. */
import { expect, test } from 'vitest';
import { isHumanStep, stepNames } from '#contracts/workflow.ts';
import { failure, functionArn, openBench } from '../local/workflow/support.ts';
import { definitionText } from './asl-model.ts';

interface Wait {
  readonly caseId: string;
  readonly run: number;
  readonly taskToken: string;
  readonly stepKey: string;
  readonly department?: string;
}

const DAY_SECONDS = 86_400;
const waitSeconds = Object.fromEntries(
  stepNames.filter(isHumanStep).map((it) => [it, 30 * DAY_SECONDS]),
);
const negotiation = JSON.parse(
  definitionText.replaceAll(/\$\{(\w+)FunctionArn\}/g, (_, name: string) => functionArn(name)),
) as object;

/** A run that begins at a place, as a sweep or an act begins one. */
async function runFrom(startAt: string, departments: readonly string[]) {
  const silent = Object.fromEntries(stepNames.map((it) => [it, () => ({})]));
  // a case that is registered enters where it is
  const RegisterCase = () => {
    throw failure('AlreadyRegistered');
  };
  const bench = await openBench({ ...silent, RegisterCase });
  await bench.begin(negotiation, { caseId: 'case1', run: 1, startAt, departments, waitSeconds });
  const waits = (step: string) =>
    // each step of the machine is given these
    bench.calls.filter((it) => it.name === step).map((it) => it.payload as Wait);
  const send = async (operation: string, body: object) => {
    await bench.request(operation, body);
    await bench.workflow.idle();
  };
  return {
    waits,
    succeeds: async ({ taskToken }: Wait) => send('SendTaskSuccess', { taskToken, output: '{}' }),
    fails: async ({ taskToken }: Wait, error: string, cause: object) =>
      send('SendTaskFailure', { taskToken, error, cause: JSON.stringify(cause) }),
  };
}

test('an assessment that asks departments asks exactly those, each in a wait of its own', async () => {
  const run = await runFrom('AwaitAssessment', []);
  const [assessment] = run.waits('AwaitAssessment');
  if (!assessment) throw new Error('Nobody was asked to assess');
  const asked = { departments: ['credit', 'payments'] };
  await run.fails(assessment, 'AssessedForInvestigation', asked);

  const waits = run.waits('AwaitConsultation');
  expect(waits.map((it) => it.department)).toEqual(['credit', 'payments']);
  for (const it of waits) {
    expect(it).toMatchObject({ caseId: 'case1', run: 1 });
    expect(it.stepKey).toContain(`/${it.department}/`);
  }
  expect(new Set(waits.map((it) => it.taskToken)).size).toBe(2);
  expect(new Set(waits.map((it) => it.stepKey)).size).toBe(2);
});

test('the case goes on when the last department has answered, or let its time pass', async () => {
  const run = await runFrom('ConsultDepartments', ['credit', 'payments']);
  const [credit, payments] = run.waits('AwaitConsultation');
  if (!credit || !payments) throw new Error('Two departments were to be asked');
  await run.succeeds(credit);
  expect(run.waits('AwaitFindings')).toEqual([]);
  await run.fails(payments, 'ConsultationLapsed', {});
  expect(run.waits('AwaitFindings')).toMatchObject([{ caseId: 'case1', run: 1 }]);
});

test('a run that begins in a consultation asks the departments that still owe an answer', async () => {
  const run = await runFrom('ConsultDepartments', ['payments']);
  expect(run.waits('AwaitConsultation').map((it) => it.department)).toEqual(['payments']);
  expect(run.waits('AwaitFindings')).toEqual([]);
});

test('where no department is left to ask, findings are next', async () => {
  const run = await runFrom('ConsultDepartments', []);
  expect(run.waits('AwaitConsultation')).toEqual([]);
  expect(run.waits('AwaitFindings')).toHaveLength(1);
});
