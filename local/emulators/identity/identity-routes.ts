import type { PageRequest, PageResponse } from '../pages/page.ts';
import { jsonPage, stylePage } from '../pages/responses.ts';
import { choosePerson, showIssuer, showSignIn, signOut } from './browser-endpoints.ts';
import { crossOrigin } from './cross-origin.ts';
import { discovery } from './discovery.ts';
import type { IdentityNeeds, Route } from './identity-needs.ts';
import { revoke, token, userInfo } from './script-endpoints.ts';
import { signInStyle } from './sign-in-style.ts';

/** Read by any page; they hold nothing secret. */
const open = (value: (needs: IdentityNeeds) => unknown): Route => {
  return (_request, needs) => {
    const answer = jsonPage(200, value(needs));
    return { ...answer, headers: { ...answer.headers, 'access-control-allow-origin': '*' } };
  };
};

/** Cognito's own paths and methods, and a page where it has none. */
const ROUTES: Readonly<Record<string, Route>> = {
  'GET /': showIssuer,
  'GET /.well-known/openid-configuration': open((needs) => discovery(needs.issuer())),
  'GET /.well-known/jwks.json': open((needs) => ({ keys: [needs.publicJwk] })),
  'GET /oauth2/authorize': showSignIn,
  'POST /oauth2/authorize': choosePerson,
  'GET /oauth2/authorize/style.css': () => stylePage(signInStyle),
  'GET /logout': signOut,
  'POST /oauth2/token': crossOrigin(token),
  'OPTIONS /oauth2/token': crossOrigin(() => jsonPage(200, {})),
  'GET /oauth2/userInfo': crossOrigin(userInfo),
  'OPTIONS /oauth2/userInfo': crossOrigin(() => jsonPage(200, {})),
  'POST /oauth2/revoke': crossOrigin(revoke),
  'OPTIONS /oauth2/revoke': crossOrigin(() => jsonPage(200, {})),
};

/** Finds the route below the issuer's own path; undefined when the request is not for the issuer. */
export function identityRoutes(
  needs: IdentityNeeds,
): (request: PageRequest) => (() => Promise<PageResponse>) | undefined {
  return (request) => {
    const base = new URL(needs.issuer()).pathname.replace(/\/$/u, '');
    if (!request.path.startsWith(`${base}/`)) return undefined;
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const name = `${method} ${request.path.slice(base.length)}`;
    const route = Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined;
    return route && (async () => route(request, needs));
  };
}
