import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleModel, RuleTargetModel } from '../assembly/model.ts';
import { FunctionError } from '../function-error.ts';

/** Lambda's own retries of an asynchronous event; on AWS a minute and two minutes later. */
const ASYNC_RETRIES = 2;

export interface DeliveryOptions {
  /** Rejects when the function fails or the rule may not invoke it. */
  readonly invoke: (functionArn: string, rule: RuleModel, event: unknown) => Promise<unknown>;
  /** The dead letter queue of a function itself. */
  readonly queueOf: (functionArn: string) => string | undefined;
  /** Folder of dead letters: one file of JSON lines per queue. */
  readonly deadLetters: string;
  readonly now: () => number;
  readonly pauseMs?: number;
}

export type Deliver = (rule: RuleModel, target: RuleTargetModel, event: unknown) => Promise<void>;

/** Delivers an event, retrying as EventBridge and Lambda would but without their long pauses; then it becomes a dead letter. */
export function openDelivery(options: DeliveryOptions): Deliver {
  const { invoke, pauseMs = 50 } = options;
  return async (rule, target, event) => {
    const retries = Math.min(ASYNC_RETRIES, target.maximumRetries);
    for (let attempt = 0; ; attempt += 1) {
      try {
        await invoke(target.arn, rule, event);
        return;
      } catch (error) {
        if (attempt >= retries) return bury(options, rule, target, event, error);
        await new Promise((resolve) => setTimeout(resolve, pauseMs * (attempt + 1)));
      }
    }
  };
}

function bury(
  { deadLetters, queueOf, now }: DeliveryOptions,
  rule: RuleModel,
  target: RuleTargetModel,
  event: unknown,
  error: unknown,
): void {
  const { name, message } = error as Error;
  // EventBridge buries what it could not hand over, Lambda what the function failed at
  const ofFunction = error instanceof FunctionError ? queueOf(target.arn) : undefined;
  const queueArn = ofFunction ?? target.deadLetterQueueArn;
  const queue = queueArn?.split(':').pop() ?? 'without-queue';
  const time = new Date(now()).toISOString();
  const letter = { time, rule: rule.name, target: target.arn, error: name, message, event };
  mkdirSync(deadLetters, { recursive: true });
  appendFileSync(join(deadLetters, `${queue}.jsonl`), `${JSON.stringify(letter)}\n`);
}
