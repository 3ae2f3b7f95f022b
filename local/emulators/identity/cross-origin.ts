import { headerOf } from '../pages/page.ts';
import type { IdentityNeeds, Route } from './identity-needs.ts';

/** Lets scripts of the clients' own sites read the answer; other sites get no permission. */
export function crossOrigin(route: Route): Route {
  return async (request, needs) => {
    const answer = await route(request, needs);
    const origin = headerOf(request, 'origin');
    const vary = { ...answer.headers, vary: 'origin' };
    if (origin === undefined || !clientOrigins(needs).includes(origin)) {
      return { ...answer, headers: vary };
    }
    return { ...answer, headers: { ...vary, ...permission(origin) } };
  };
}

function clientOrigins(needs: IdentityNeeds): string[] {
  return needs
    .clients()
    .flatMap((client) => client.redirectUris)
    .map((address) => new URL(address).origin);
}

function permission(origin: string): Record<string, string> {
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-max-age': '600',
  };
}
