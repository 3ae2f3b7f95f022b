/** What a route is, and the shapes that many of them share. */
import * as z from 'zod/mini';
import { later } from '#domain/on-demand.ts';
import type { Access } from '../config.ts';
import type { ErrorName } from '../errors.ts';
import type { Strength } from '../strength.ts';
import * as views from '../views.ts';

/**
 * Nobody signed in, staff with a token of the identity provider, or a customer with a session for one case: `strength` is the
 * least that session must have. What binds the customer takes a code; reading, telling and writing a remembered device may.
 */
type Caller =
  | { readonly audience: 'public'; readonly strength?: never }
  | { readonly audience: 'staff'; readonly strength?: never }
  | { readonly audience: 'customer'; readonly strength: Strength };

export type Route = Caller & {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly access: readonly Access[];
  readonly summary: string;
  readonly clause: string;
  readonly status: number;
  readonly query?: z.ZodMiniType | undefined;
  readonly body?: z.ZodMiniType;
  readonly response: z.ZodMiniType;
  /** Names of the catalogue that this route may answer with, beside those that follow from its shape (`route-errors.ts`). */
  readonly errors: readonly ErrorName[];
};

export const anyText = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));
export const versioned = { expectedVersion: z.int().check(z.minimum(1)) };
/** A queue of several roles carries one position for each. */
const cursor = later(() => z.optional(anyText(4000)));
export const page = {
  cursor,
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(50))),
};

export const act = <S extends Strength, B extends z.ZodMiniType, P extends string>(
  strength: S,
  summary: string,
  clause: string,
  path: P,
  body: B,
  ...errors: ErrorName[]
) => ({
  method: 'POST' as const,
  path: `/api/my/case/${path}` as const,
  audience: 'customer' as const,
  strength,
  access: ['change', 'run'] as Access[],
  summary,
  clause,
  status: 200,
  body,
  response: views.customerReceipt,
  errors: ['IllegalTransition', 'StaleCase', ...errors] as ErrorName[],
});

export const staffAct = <B extends z.ZodMiniType, P extends string>(
  summary: string,
  clause: string,
  path: P,
  body: B,
  ...errors: ErrorName[]
) => ({
  method: 'POST' as const,
  path: `/api/staff/cases/{caseId}/${path}` as const,
  audience: 'staff' as const,
  access: ['change', 'run'] as Access[],
  summary,
  clause,
  status: 200,
  body,
  response: views.receipt,
  errors: ['IllegalTransition', 'RoleNotAllowed', 'StaleCase', ...errors] as ErrorName[],
});

export const deskAct = <B extends z.ZodMiniType, P extends string>(
  summary: string,
  path: P,
  body: B,
  ...errors: ErrorName[]
) => ({
  method: 'POST' as const,
  path: `/api/staff/cases/{caseId}/tasks/{taskId}/${path}` as const,
  audience: 'staff' as const,
  access: ['change'] as Access[],
  summary,
  clause: 'P5.1',
  status: 200,
  body,
  response: views.taskView,
  errors: ['TaskNotFound', 'TaskClosed', 'TaskTaken', 'RoleNotAllowed', ...errors] as ErrorName[],
});

export const read = <
  A extends Route['audience'],
  P extends string,
  R extends z.ZodMiniType,
  Q extends z.ZodMiniType = z.ZodMiniType<undefined>,
>(
  audience: A,
  path: P,
  summary: string,
  clause: string,
  response: R,
  query?: Q,
) => ({
  method: 'GET' as const,
  path,
  audience,
  access: ['read'] as Access[],
  summary,
  clause,
  status: 200,
  response,
  errors: [] as ErrorName[],
  query: query as Q,
});

export const myRead = <P extends string, R extends z.ZodMiniType>(
  path: P,
  summary: string,
  clause: string,
  response: R,
) => ({
  ...read('customer', path, summary, clause, response),
  strength: 'remembered' as const,
});

export const upload = <A extends Route['audience'], P extends string, B extends z.ZodMiniType>(
  audience: A,
  path: P,
  summary: string,
  body: B,
) => ({
  method: 'POST' as const,
  path,
  audience,
  access: ['change', 'upload'] as Access[],
  summary,
  clause: 'P3.2-2',
  status: 201,
  body,
  response: views.uploadForm,
  errors: ['IllegalTransition', 'EvidenceFull'] as ErrorName[],
});

export const withVersion = <S extends z.core.$ZodLooseShape>(schema: z.ZodMiniObject<S>) =>
  z.extend(schema, versioned);
