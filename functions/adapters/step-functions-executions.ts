import {
  ExecutionDoesNotExist,
  ListExecutionsCommand,
  type SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { Execution, Executions } from '#ports';

const PAGE = 1000;

/** `<caseId>-<run>`, as runs are named; anything else is none of ours. */
function executionOf(name: string | undefined): Execution | null {
  const [, caseId, run] = /^(.+)-(\d+)$/.exec(name ?? '') ?? [];
  return caseId ? { caseId, run: Number(run) } : null;
}

/** The executions of one state machine, through whatever alias they were started. */
export function stepFunctionsExecutions({
  client,
  stateMachineArn,
}: {
  readonly client: SFNClient;
  /** The machine's own ARN or one with an alias. */
  readonly stateMachineArn: string;
}): Executions {
  const machine = stateMachineArn.split(':').slice(0, 7).join(':');
  const arnOf = ({ caseId, run }: Execution) =>
    `${machine.replace(':stateMachine:', ':execution:')}:${caseId}-${run}`;
  return {
    async running(cursor) {
      const { executions = [], nextToken } = await client.send(
        new ListExecutionsCommand({
          stateMachineArn: machine,
          statusFilter: 'RUNNING',
          maxResults: PAGE,
          nextToken: cursor,
        }),
      );
      const items = executions.flatMap(({ name }) => executionOf(name) ?? []);
      return { items, ...(nextToken && { cursor: nextToken }) };
    },
    async stop(execution) {
      const command = new StopExecutionCommand({
        executionArn: arnOf(execution),
        error: 'Reconciled',
        cause: 'The case goes on in another run, or has ended',
      });
      await client.send(command).catch((error: unknown) => {
        if (!(error instanceof ExecutionDoesNotExist)) throw error;
      });
    },
  };
}
