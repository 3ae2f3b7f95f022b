/**
 * The frame around every workflow step: parse in, run, log by code, let named errors through to the state machine. What is over
 * soon becomes `Unavailable`, which the state machine tries again; anything else would call an operator for a throttled table.
 */
import middy from '@middy/core';
import * as z from 'zod/mini';
import { isPassing } from '#casework/passing.ts';
import { NamedError } from '#contracts/errors.ts';
import type { StepInput, StepName, WaitInput } from '#contracts/workflow.ts';
import { later } from '#domain/on-demand.ts';
import { departments } from '#domain/vocabulary.ts';
import { log, nameOf } from './log.ts';

const id = later(() => z.string().check(z.minLength(1), z.maxLength(80)));
export const stepInput = later(() =>
  z.strictObject({
    caseId: id,
    run: z.int(),
    error: z.optional(z.string().check(z.maxLength(200))),
  }),
);
export const waitInput = later(() =>
  z.strictObject({
    caseId: id,
    run: z.int(),
    taskToken: z.string().check(z.minLength(1), z.maxLength(2048)),
    stepKey: z.string().check(z.minLength(1), z.maxLength(400)),
    department: z.optional(z.enum(departments)),
  }),
);

type Step<I, O> = (input: I) => Promise<O>;

function frame<I extends { caseId: string }, O>(
  name: StepName,
  schema: z.ZodMiniType<I>,
  step: Step<I, O>,
) {
  return middy<unknown, O>().handler(async (event) => {
    const input = z.parse(schema, event);
    try {
      const output = await step(input);
      log('STEP_DONE', { step: name, caseId: input.caseId });
      return output;
    } catch (error) {
      const departed = ['AlreadyRegistered', 'CaseMovedOn', 'RunTooLong'].includes(nameOf(error));
      log(departed ? 'STEP_DEPARTED' : 'STEP_FAILED', { step: name, caseId: input.caseId }, error);
      throw isPassing(error) ? new NamedError('Unavailable', {}, {}, error) : error;
    }
  });
}

/** A step that does its work and ends. */
export const taskHandler = <O>(name: StepName, step: Step<StepInput, O>) =>
  frame(name, stepInput as z.ZodMiniType<StepInput>, step);

/** A step that opens a person's task and waits for its token. */
export const waitHandler = <O>(name: StepName, step: Step<WaitInput, O>) =>
  frame(name, waitInput as z.ZodMiniType<WaitInput>, step);
