/**
 * From an HTTP event to a parsed request of a known caller. Order is the order of refusal: cheap checks first, nothing is read
 * before the caller is known.
 */
import type { APIGatewayProxyEventV2WithJWTAuthorizer as HttpEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Once } from '#casework/carry-out.ts';
import { type ErrorName, NamedError } from '#contracts/errors.ts';
import { fieldError, fieldErrors } from '#contracts/field-messages.ts';
import {
  type Body,
  type Path,
  type Query,
  type Route,
  type RouteName,
  routes,
} from '#contracts/http.ts';
import { isCommand } from '#contracts/route-errors.ts';
import { suffices } from '#contracts/strength.ts';
import type { Actor } from '#domain/actor.ts';
import { theCustomer } from '#domain/actor.ts';
import { hashOf } from '#domain/hash-chain.ts';
import type { Locale } from '#domain/vocabulary.ts';
import type { Dependencies, Session } from '#ports';
import { InvalidFields, localeOf } from './problem.ts';
import { sessionOf } from './session.ts';
import { staffOf } from './staff-identity.ts';

const MAX_BODY_BYTES = 64 * 1024;

/** What a route gets to see: everything is parsed and the caller is known. */
export interface ApiRequest<N extends RouteName> {
  readonly body: Body<N>;
  readonly query: Query<N>;
  readonly path: Path<N>;
  readonly locale: Locale;
  readonly actor: Actor;
  /** Skills of staff, from their token. */
  readonly skills: readonly string[];
  /** Present exactly on routes for customers. */
  readonly session: Session;
  readonly cookies: readonly string[];
  /** Present exactly on routes that carry out a command. */
  readonly once: Once;
}

function bodyText({ body, isBase64Encoded }: HttpEvent): string {
  const bytes = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > MAX_BODY_BYTES)
    throw new NamedError('BodyTooLarge', { maxBytes: MAX_BODY_BYTES });
  return bytes.toString('utf8');
}

function jsonOf(event: HttpEvent, locale: Locale): unknown {
  const text = bodyText(event);
  if (!/^application\/json\b/i.test(event.headers['content-type'] ?? ''))
    throw new NamedError('UnsupportedMediaType');
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidFields([fieldError('', 'json', locale)]);
  }
}

function parsed(schema: z.ZodMiniType | undefined, value: unknown, locale: Locale): unknown {
  if (!schema) return undefined;
  const result = z.safeParse(schema, value, { reportInput: true });
  if (!result.success) throw new InvalidFields(fieldErrors(result.error, locale));
  return result.data;
}

/** Commands need a key of the caller's, so that a repeat cannot act twice (Stripe / IETF Idempotency-Key). */
async function onceOf(
  route: Route,
  event: HttpEvent,
  caller: string,
  body: unknown,
): Promise<Once | null> {
  if (!isCommand(route)) return null;
  const key = event.headers['idempotency-key'] ?? '';
  if (!/^[\w-]{8,128}$/.test(key)) throw new NamedError('IdempotencyKeyMissing');
  return { key: `${caller}#${key}`, requestHash: await hashOf({ path: event.rawPath, body }) };
}

interface Caller {
  readonly actor: Actor;
  readonly skills: readonly string[];
  readonly session?: Session;
  /** Scope of idempotency keys: they are per caller. */
  readonly scope: string;
}

/** Where sessions are read; the composition root, unless a test brings its own. */
export type SessionNeeds = Pick<Dependencies, 'access' | 'clock'>;

async function callerOf(
  route: Route,
  event: HttpEvent,
  sessions: () => SessionNeeds,
): Promise<Caller> {
  if (route.audience === 'staff') {
    const identified = staffOf(event.requestContext.authorizer?.jwt.claims);
    return { ...identified, scope: `staff#${identified.actor.id}` };
  }
  if (route.audience === 'public') return { actor: theCustomer, skills: [], scope: 'public' };
  const session = await sessionOf(sessions(), event.cookies, route.strength);
  if (!session) throw new NamedError('Unauthenticated');
  if (!suffices(session.strength, route.strength)) throw new NamedError('CodeNeeded');
  return { actor: theCustomer, skills: [], session, scope: `customer#${session.caseId}` };
}

const unknownId: Readonly<Record<string, ErrorName>> = {
  taskId: 'TaskNotFound',
  evidenceId: 'EvidenceNotFound',
};

/** Ids in a path are short and plain; anything else names nothing, and must not reach a key of the table. */
function pathOf({ pathParameters = {} }: HttpEvent): Record<string, string> {
  const path: Record<string, string> = {};
  for (const [name, value = ''] of Object.entries(pathParameters)) {
    if (!/^[\w-]{1,128}$/.test(value)) throw new NamedError(unknownId[name] ?? 'CaseNotFound');
    path[name] = value;
  }
  return path;
}

/** Parses the whole request, or throws a NamedError that the frame answers with. */
export async function requestOf<N extends RouteName>(
  name: N,
  event: HttpEvent,
  sessions: () => SessionNeeds,
): Promise<ApiRequest<N>> {
  const route: Route = routes[name];
  const locale = localeOf(event.headers['accept-language']);
  const raw = route.body ? jsonOf(event, locale) : undefined;
  const caller = await callerOf(route, event, sessions);
  const body = parsed(route.body, raw, locale);
  const once = await onceOf(route, event, caller.scope, body);
  return {
    body,
    query: parsed(route.query, event.queryStringParameters ?? {}, locale),
    path: pathOf(event),
    locale,
    actor: caller.actor,
    skills: caller.skills,
    session: caller.session,
    cookies: event.cookies ?? [],
    once,
    // the schemas of the route have just been applied, and presence follows from its audience and access
  } as unknown as ApiRequest<N>;
}
