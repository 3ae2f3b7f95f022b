import * as z from 'zod/mini';
import { NamedError } from '#contracts/errors.ts';
import { later } from '#domain/on-demand.ts';

/** A position in a list as opaque text, bound to the query that `scope` names. */
export const toCursor = (scope: string, position: unknown): string =>
  Buffer.from(JSON.stringify([scope, position])).toString('base64url');

/**
 * The position in a cursor. A cursor that is malformed or belongs to another query is refused by name. It only ever moves
 * within a query whose partition the caller was allowed to read, so it needs no signature.
 */
export function fromCursor<T extends z.ZodMiniType>(
  scope: string,
  position: T,
  cursor: string,
): z.output<T> {
  const [owner, place, ...more] = parsed(cursor);
  const read = z.safeParse(position, place);
  if (owner === scope && more.length === 0 && read.success) return read.data;
  throw new NamedError('InvalidRequest', { field: 'cursor' });
}

function parsed(cursor: string): unknown[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}

const key = later(() => z.string().check(z.minLength(1), z.maxLength(200)));

/** Where each list stands: the last row that was given out. */
export const positions = {
  queue: z.strictObject({ dueAt: z.iso.datetime(), caseId: key, taskId: key }),
  customer: z.strictObject({
    openedAt: z.iso.datetime(),
    caseId: key,
    row: z.enum(['first', 'second']),
  }),
  month: z.strictObject({ openedAt: z.iso.datetime(), caseId: key }),
} as const;
export type QueuePosition = z.infer<typeof positions.queue>;
export type MonthPosition = z.infer<typeof positions.month>;
