/** The frame around what AWS reports: parse, record, log by code. What does not fit throws and ends in the dead letters. */
import middy from '@middy/core';
import * as z from 'zod/mini';
import { type LogCode, type LogFields, log } from './log.ts';

/** What the log line says of an event: ids and an outcome. */
export type Recorded = LogFields & { readonly outcome: string };

export const eventHandler = <S extends z.ZodMiniType>(
  code: LogCode,
  schema: S,
  record: (event: z.output<S>) => Promise<Recorded>,
) =>
  middy<unknown, void>().handler(async (event) => {
    log(code, await record(z.parse(schema, event)));
  });
