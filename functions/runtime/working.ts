import { stepFunctionsClient, stepFunctionsControl } from '#adapters/step-functions-control.ts';
import type { Dependencies } from '#ports';
import { configOf } from './config.ts';
import { once, type Reading, reading } from './dependencies.ts';
import { log } from './log.ts';

const client = stepFunctionsClient();

/** The table and the workflow: for functions that carry out commands. */
export const working = once((): Reading & Pick<Dependencies, 'workflow' | 'report'> => ({
  ...reading(),
  report: (ids, error) => log('SIGNAL_OWED', ids, error),
  workflow: stepFunctionsControl({
    client,
    stateMachineArn: configOf('workflow').NEGOTIATION_WORKFLOW_ARN,
  }),
}));
