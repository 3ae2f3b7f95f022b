import type { Definition } from './definition-types.ts';
import type { Execution, ExecutionFacts } from './execution.ts';

/** The store's working set, filled from the snapshot and the journal. */
export interface Memory {
  readonly byArn: Map<string, Execution>;
  readonly bySerial: Map<number, Execution>;
  readonly byMachine: Map<string, Execution[]>;
  readonly definitions: Map<string, Definition>;
  lastSerial: number;
  /** Executions whose lines the journal still has in vain. */
  forgotten: number;
}

/** A memory that knows nothing. */
export function emptyMemory(): Memory {
  return {
    byArn: new Map(),
    bySerial: new Map(),
    byMachine: new Map(),
    definitions: new Map(),
    lastSerial: 0,
    forgotten: 0,
  };
}

/** Takes a new execution into memory. The first line of an execution always holds all of its facts. */
export function admit(memory: Memory, facts: Partial<ExecutionFacts> | undefined): Execution {
  const execution: Execution = { facts: facts as ExecutionFacts, frames: new Map(), pages: [] };
  const { arn, serial, stateMachineArn } = execution.facts;
  memory.byArn.set(arn, execution);
  memory.bySerial.set(serial, execution);
  memory.lastSerial = Math.max(memory.lastSerial, serial);
  const siblings = memory.byMachine.get(stateMachineArn) ?? [];
  siblings.push(execution);
  memory.byMachine.set(stateMachineArn, siblings);
  return execution;
}

/** Drops an execution; its name is free again. */
export function forget(memory: Memory, serial: number): void {
  const execution = memory.bySerial.get(serial);
  if (!execution) return;
  memory.bySerial.delete(serial);
  memory.forgotten += 1;
  const { arn, stateMachineArn } = execution.facts;
  // the name may already belong to a newer execution
  if (memory.byArn.get(arn) === execution) memory.byArn.delete(arn);
  const siblings = memory.byMachine.get(stateMachineArn) ?? [];
  memory.byMachine.set(
    stateMachineArn,
    siblings.filter((other) => other !== execution),
  );
}
