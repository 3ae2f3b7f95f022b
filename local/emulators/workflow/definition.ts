import * as z from 'zod/mini';
import type { Block, State } from './definition-types.ts';

// Strict objects: a JSONPath field, a misspelt field or one this interpreter does not know is a fault, never ignored.

const text = z.string();
const expression = z
  .string()
  .check(z.regex(/^\{%[\s\S]*%\}$/, 'must be a JSONata expression {% … %}'));
const json = z.json();
const variables = z.record(
  z.string().check(z.regex(/^[\p{L}_][\p{L}\p{N}_]{0,79}$/u, 'is not a variable name')),
  json,
);
const seconds = z.union([z.int().check(z.gte(0), z.lte(99_999_999)), expression]);
const positiveSeconds = z.union([z.int().check(z.gte(1), z.lte(99_999_999)), expression]);

const retrier = z.strictObject({
  ErrorEquals: z.array(text).check(z.minLength(1)),
  IntervalSeconds: z.optional(z.int().check(z.gte(1), z.lte(99_999_999))),
  MaxAttempts: z.optional(z.int().check(z.gte(0), z.lte(99_999_999))),
  BackoffRate: z.optional(z.number().check(z.gte(1))),
  MaxDelaySeconds: z.optional(z.int().check(z.gte(1), z.lt(31_622_400))),
  JitterStrategy: z.optional(z.enum(['FULL', 'NONE'])),
  Comment: z.optional(text),
});
const catcher = z.strictObject({
  ErrorEquals: z.array(text).check(z.minLength(1)),
  Next: text,
  Output: z.optional(json),
  Assign: z.optional(variables),
  Comment: z.optional(text),
});

const common = { Comment: z.optional(text), QueryLanguage: z.optional(z.literal('JSONata')) };
const output = { Output: z.optional(json) };
const moving = {
  ...output,
  Assign: z.optional(variables),
  Next: z.optional(text),
  End: z.optional(z.literal(true)),
};
const failing = { Retry: z.optional(z.array(retrier)), Catch: z.optional(z.array(catcher)) };

const pass = z.strictObject({ Type: z.literal('Pass'), ...common, ...moving });
const task = z.strictObject({
  Type: z.literal('Task'),
  ...common,
  ...moving,
  ...failing,
  Resource: text,
  Arguments: z.optional(json),
  TimeoutSeconds: z.optional(positiveSeconds),
  HeartbeatSeconds: z.optional(positiveSeconds),
});
const rule = z.strictObject({
  Condition: expression,
  Next: text,
  Output: z.optional(json),
  Assign: z.optional(variables),
  Comment: z.optional(text),
});
const choice = z.strictObject({
  Type: z.literal('Choice'),
  ...common,
  ...output,
  Assign: z.optional(variables),
  Choices: z.array(rule).check(z.minLength(1)),
  Default: z.optional(text),
});
const wait = z.strictObject({
  Type: z.literal('Wait'),
  ...common,
  ...moving,
  Seconds: z.optional(seconds),
  Timestamp: z.optional(text),
});
const succeed = z.strictObject({ Type: z.literal('Succeed'), ...common, ...output });
const fail = z.strictObject({
  Type: z.literal('Fail'),
  ...common,
  Error: z.optional(text),
  Cause: z.optional(text),
});
const parallel = z.strictObject({
  Type: z.literal('Parallel'),
  ...common,
  ...moving,
  ...failing,
  Arguments: z.optional(json),
  get Branches() {
    return z.array(block).check(z.minLength(1));
  },
});
const map = z.strictObject({
  Type: z.literal('Map'),
  ...common,
  ...moving,
  ...failing,
  Items: z.optional(z.union([z.array(json), expression])),
  ItemSelector: z.optional(json),
  MaxConcurrency: z.optional(z.union([z.int().check(z.gte(0)), expression])),
  get ItemProcessor() {
    return processor;
  },
});
const state = z.discriminatedUnion('Type', [
  pass,
  task,
  choice,
  wait,
  succeed,
  fail,
  parallel,
  map,
]);
const flow = {
  StartAt: text,
  Comment: z.optional(text),
  get States(): z.ZodMiniRecord<z.ZodMiniString, z.ZodMiniType<State>> {
    return z.record(z.string().check(z.minLength(1), z.maxLength(80)), state);
  },
};
const block: z.ZodMiniType<Block> = z.strictObject({ ...flow });
const processor: z.ZodMiniType<Block> = z.strictObject({
  ...flow,
  ProcessorConfig: z.optional(z.strictObject({ Mode: z.literal('INLINE') })),
});

/** A whole state machine, in JSONata. */
export const definitionSchema = z.strictObject({
  ...flow,
  QueryLanguage: z.literal('JSONata'),
  Version: z.optional(z.literal('1.0')),
  TimeoutSeconds: z.optional(z.int().check(z.gte(1), z.lte(99_999_999))),
});
