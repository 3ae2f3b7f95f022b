/** `docs/openapi.json` from the HTTP contract, so that the document cannot say anything else than the handlers do. */
import * as z from 'zod/mini';
import { type ErrorName, errors } from '#contracts/errors.ts';
import { type Route, type RouteName, routeNames, routes } from '#contracts/http.ts';
import { errorsOf, isCommand } from '#contracts/route-errors.ts';
import pkg from '../package.json' with { type: 'json' };
import { examples, namedSchemas } from './openapi-schemas.ts';

type Json = Readonly<Record<string, unknown>>;
const at = (id: string): string => `#/components/schemas/${id}`;
const reference = (id: string): Json => ({ $ref: at(id) });

/** Body and response of a route are components too; what several routes share keeps its own name. */
function registered() {
  const registry = z.registry<{ id: string }>();
  const add = (id: string, schema: z.ZodMiniType): void => {
    if (!registry.has(schema)) registry.add(schema, { id });
  };
  for (const [id, schema] of Object.entries(namedSchemas)) add(id, schema);
  for (const name of routeNames) {
    const { body, response }: Route = routes[name];
    if (body) add(`${name}Request`, body);
    add(`${name}Response`, response);
  }
  return registry;
}
const registry = registered();

const idOf = (schema: z.ZodMiniType): string => registry.get(schema)?.id ?? '';

/** Every integer of JavaScript ends there. */
const isNoLimit = (value: unknown): boolean =>
  value === Number.MAX_SAFE_INTEGER || value === Number.MIN_SAFE_INTEGER;

/** A format says what its pattern would repeat, at length. */
function tidy(schema: Json): Json {
  const { $schema: _, $id: __, ...rest } = schema;
  const formatted = ['date-time', 'date', 'email'].includes(String(rest['format']));
  const said = Object.entries(rest).filter(
    ([key, value]) => !(key === 'pattern' && formatted) && !isNoLimit(value),
  );
  return Object.fromEntries(said.map(([key, value]) => [key, tidyValue(value)]));
}
const tidyValue = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(tidyValue);
  return typeof value === 'object' && value !== null ? tidy(value as Json) : value;
};

function schemas(): Json {
  const { schemas: all } = z.toJSONSchema(registry, { uri: at, reused: 'inline' });
  const sorted = Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([id, schema]) => [id, tidy(schema as Json)]));
}

const pathParameters = ({ path }: Route): Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,128}$' },
  }));

function queryParameters({ query }: Route): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = tidy(z.toJSONSchema(query) as Json) as {
    properties?: Json;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

const headerParameters = (route: Route): Json[] => [
  ...(isCommand(route) ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  { $ref: '#/components/parameters/AcceptLanguage' },
];

const problem = (names: readonly ErrorName[]): Json => ({
  description: names.join(', '),
  content: { 'application/problem+json': { schema: reference('Problem') } },
});

/** One entry per status, naming the problems that come with it. */
function problems(route: Route): Json {
  const all = errorsOf(route);
  const statuses = [...new Set(all.map((name) => errors[name].status))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      problem(all.filter((name) => errors[name].status === status)),
    ]),
  );
}

const security = { public: [], customer: [{ customerSession: [] }], staff: [{ staffToken: [] }] };

function requestBody(name: RouteName): Json {
  const { body }: Route = routes[name];
  if (!body) return {};
  const example = examples[name];
  const content = { schema: reference(idOf(body)), ...(example ? { example } : {}) };
  return { requestBody: { required: true, content: { 'application/json': content } } };
}

function operation(name: RouteName): Json {
  const route: Route = routes[name];
  const success = { 'application/json': { schema: reference(idOf(route.response)) } };
  return {
    operationId: name.charAt(0).toLowerCase() + name.slice(1),
    tags: [route.audience],
    summary: route.summary,
    'x-policy-clause': route.clause,
    security: security[route.audience],
    ...(route.strength && { 'x-session-strength': route.strength }),
    parameters: [...pathParameters(route), ...queryParameters(route), ...headerParameters(route)],
    ...requestBody(name),
    responses: {
      [route.status]: { description: 'Done', content: success },
      ...problems(route),
    },
  };
}

function paths(): Json {
  const all: Record<string, Record<string, Json>> = {};
  for (const name of routeNames) {
    const { path, method } = routes[name];
    all[path] = { ...all[path], [method.toLowerCase()]: operation(name) };
  }
  return all;
}

const parameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'One per intended change; a repeat with the same content gets the first answer.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,128}$' },
  },
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    required: false,
    description: 'Language of problems: `en`, otherwise Chinese.',
    schema: { type: 'string' },
  },
};

const securitySchemes = {
  customerSession: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-parley',
    description:
      'Session for one case, opened with a one-time code or by a remembered device (cookie `__Host-parley-device`). ' +
      'Operations with `x-session-strength: code` take one opened with a code, and answer `CodeNeeded` otherwise; the one with ' +
      '`opening` takes the cookie `__Host-parley-opening`, which the answer to an opening with files brings.',
  },
  staffToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'Access token of the identity provider; roles are its groups.',
  },
};

/** Every name that `code` may carry, told once: status, whether trying again may help, and the titles that people read. */
const catalogue = (): Json =>
  Object.fromEntries(
    Object.entries(errors).map(([name, { status, retryable, title }]) => [
      name,
      { status, retryable, ...title },
    ]),
  );

/** The whole document as text, ending in a line break. */
export const openapi = (): string =>
  `${JSON.stringify(
    {
      openapi: '3.1.0',
      info: {
        title: 'Parley',
        version: pkg.version,
        summary: pkg.description,
        license: { name: pkg.license, identifier: pkg.license },
      },
      servers: [{ url: '/' }],
      tags: [
        { name: 'public', description: 'Nobody signed in' },
        { name: 'customer', description: 'A customer in a session for one case' },
        { name: 'staff', description: 'Colleagues of the bank' },
      ],
      paths: paths(),
      'x-problems': catalogue(),
      components: { schemas: schemas(), parameters, securitySchemes },
    },
    null,
    1,
  )}\n`;
