import { setTimeout } from 'node:timers/promises';
import { stepFunctionsClient } from '#adapters/step-functions-control.ts';
import { stepFunctionsExecutions } from '#adapters/step-functions-executions.ts';
import type { ReconcileNeeds } from '#casework/reconcile.ts';
import { configOf } from './config.ts';
import { once } from './dependencies.ts';
import { working } from './working.ts';

/** The table, the workflow, and sight of all executions: for the one function that compares them. */
export const inspecting = once(
  (): ReconcileNeeds => ({
    ...working(),
    pause: setTimeout,
    executions: stepFunctionsExecutions({
      client: stepFunctionsClient(),
      stateMachineArn: configOf('workflow').NEGOTIATION_WORKFLOW_ARN,
    }),
  }),
);
