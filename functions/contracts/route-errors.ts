/** Which problems a route may answer with: its own, and those that follow from what kind of route it is. */
import type { ErrorName } from './errors.ts';
import type { Route } from './http.ts';

const ofBodies: readonly ErrorName[] = ['InvalidRequest', 'BodyTooLarge', 'UnsupportedMediaType'];
const ofCommands: readonly ErrorName[] = ['IdempotencyKeyMissing', 'IdempotencyKeyReused'];
const ofEveryone: readonly ErrorName[] = ['TooManyRequests', 'Internal', 'Unavailable'];

/** Whether a call changes a case and so needs an Idempotency-Key. */
export const isCommand = ({ method, access }: Pick<Route, 'method' | 'access'>): boolean =>
  method === 'POST' && access.includes('run');

/** Every name of the catalogue that a caller of this route must be ready for. */
export function errorsOf(route: Route): ErrorName[] {
  const names: ErrorName[] = [
    ...(route.body ? ofBodies : []),
    ...(route.query ? (['InvalidRequest'] as const) : []),
    ...(isCommand(route) ? ofCommands : []),
    ...(route.audience === 'public' ? [] : (['Unauthenticated'] as const)),
    ...(route.strength === 'code' ? (['CodeNeeded'] as const) : []),
    ...(route.audience === 'staff' ? (['NotAllowed', 'RoleNotAllowed'] as const) : []),
    ...(route.path.includes('{caseId}') || route.path.startsWith('/api/my/case')
      ? (['CaseNotFound'] as const)
      : []),
    ...(route.path.includes('{evidenceId}') ? (['EvidenceNotFound'] as const) : []),
    ...route.errors,
    ...ofEveryone,
  ];
  return [...new Set(names)];
}
