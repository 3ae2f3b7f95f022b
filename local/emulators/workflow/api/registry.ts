import type { Definition } from '../definition-types.ts';
import { ApiError } from '../errors.ts';

/** A state machine as it is started now. */
export interface StateMachine {
  /** Unqualified. */
  readonly arn: string;
  readonly qualifiedArn?: string;
  readonly name: string;
  readonly definition: Definition;
  /** Epoch ms of its first definition in this process. */
  readonly createdAt: number;
}

export interface Registry {
  define(arn: string, definition: Definition, now: number): void;
  /** By unqualified, version or alias ARN; a qualifier without a definition of its own means the current one. */
  find(arn: string): StateMachine;
  all(): readonly StateMachine[];
}

interface ArnParts {
  readonly arn: string;
  readonly name: string;
  readonly qualified: boolean;
}

const ARN =
  /^(arn:aws(?:-[a-z]+)*:states:[a-z0-9-]+:\d{12}:stateMachine:([\w-]{1,80}))(:[\w.-]+)?$/;

/** The unqualified ARN and the name. Rejects with InvalidArn. */
export function stateMachineArn(text: string): ArnParts {
  const match = ARN.exec(text);
  const [, arn, name, qualifier] = match ?? [];
  if (arn === undefined || name === undefined) {
    throw new ApiError('InvalidArn', `Invalid Arn: 'Invalid ARN: ${text}'`);
  }
  return { arn, name, qualified: qualifier !== undefined };
}

/** State machines are defined anew by each host start, so the registry is not stored. */
export function openRegistry(): Registry {
  const machines = new Map<string, StateMachine>();
  return {
    define(arn, definition, now) {
      const parts = stateMachineArn(arn);
      const createdAt = machines.get(arn)?.createdAt ?? now;
      machines.set(arn, { arn: parts.arn, name: parts.name, definition, createdAt });
    },
    find(arn) {
      const parts = stateMachineArn(arn);
      const machine = machines.get(arn) ?? machines.get(parts.arn);
      if (!machine) {
        throw new ApiError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
      }
      return parts.qualified ? { ...machine, qualifiedArn: arn } : machine;
    },
    all: () => [...machines].filter(([key, { arn }]) => key === arn).map(([, machine]) => machine),
  };
}
