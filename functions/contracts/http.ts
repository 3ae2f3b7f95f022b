/**
 * The HTTP contract: every route once. Infra makes routes and grants of it, handlers parse by it, the web client and
 * `docs/openapi.json` come from it. A route's file is `functions/api/<kebab-case of its name>.ts`.
 */
import type * as z from 'zod/mini';
import { onDemand } from '#domain/on-demand.ts';
import { customerRoutes } from './routes/customer.ts';
import { publicRoutes } from './routes/public.ts';
import type { Route } from './routes/route.ts';
import { staffRoutes } from './routes/staff.ts';

export type { Route } from './routes/route.ts';

export const routes = onDemand({
  ...publicRoutes,
  ...customerRoutes,
  ...staffRoutes,
}) satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
export const routeNames = Object.keys(routes) as RouteName[];
type Part<
  N extends RouteName,
  K extends 'body' | 'query' | 'response',
> = (typeof routes)[N] extends {
  readonly [P in K]: infer S extends z.ZodMiniType;
}
  ? z.infer<S>
  : undefined;
export type Body<N extends RouteName> = Part<N, 'body'>;
export type Query<N extends RouteName> = Part<N, 'query'>;
export type Response<N extends RouteName> = Part<N, 'response'>;

type InBraces<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? Name | InBraces<Rest>
  : never;
/** The ids in a route's path, by name. */
export type Path<N extends RouteName> = {
  readonly [K in InBraces<(typeof routes)[N]['path']>]: string;
};

/** `OpenCase` → `open-case`: the file of a route or step. */
export const kebab = (name: string): string =>
  name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (it) => `-${it}`).toLowerCase();
