import { randomUUID } from 'node:crypto';
import type { PageRequest, PageResponse } from '../pages/page.ts';
import { htmlPage, seeOther } from '../pages/responses.ts';
import { isSameOrigin } from '../pages/same-origin.ts';
import {
  type AuthorizationRequest,
  authorizationRequest,
  returnAddress,
} from './authorization-request.ts';
import type { IdentityNeeds } from './identity-needs.ts';
import { OAuthError } from './oauth-error.ts';
import { refusalPage, signInPage } from './sign-in-page.ts';

/** GET /oauth2/authorize: the people to choose from. */
export function showSignIn(request: PageRequest, needs: IdentityNeeds): PageResponse {
  return checked(request.query, needs, ({ redirectUri }) => {
    const page = signInPage(needs.users, actionOf(needs), request.query);
    return htmlPage(page, { formTargets: [new URL(redirectUri).origin] });
  });
}

/** POST /oauth2/authorize: the chosen person goes back to the client with a code. */
export function choosePerson(request: PageRequest, needs: IdentityNeeds): PageResponse {
  if (!isSameOrigin(request)) return refusal('The choice must come from the sign-in page', needs);
  const form = new URLSearchParams(request.body);
  return checked(form, needs, (asked) => {
    const { username } = needs.userNamed(form.get('username') ?? '');
    const grant = { request: asked, username, authTime: needs.now(), originJti: randomUUID() };
    return backToClient(asked.redirectUri, { code: needs.codes.issue(grant) }, asked.state);
  });
}

/** GET /logout: there is no session here to end, only the way back to the client's own page. */
export function signOut({ query }: PageRequest, needs: IdentityNeeds): PageResponse {
  const client = needs.clients().find((one) => one.clientId === query.get('client_id'));
  const target = query.get('logout_uri');
  const allowed = client?.logoutUris ?? client?.redirectUris ?? [];
  if (target === null || !allowed.includes(target)) return refusal('Unknown logout_uri', needs);
  return seeOther(target);
}

/** Runs `answer` for a sound request. Faults in the address are shown here; later ones are told to the client. */
function checked(
  params: URLSearchParams,
  needs: IdentityNeeds,
  answer: (asked: AuthorizationRequest) => PageResponse,
): PageResponse {
  let address: Pick<AuthorizationRequest, 'clientId' | 'redirectUri'> | undefined;
  try {
    address = returnAddress(params, needs.clients());
    return answer(authorizationRequest(params, address));
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    if (address === undefined) return refusal(error.message, needs);
    const told = { error: error.code, error_description: error.message };
    return backToClient(address.redirectUri, told, params.get('state') ?? undefined);
  }
}

function backToClient(
  redirectUri: string,
  answer: Record<string, string>,
  state: string | undefined,
): PageResponse {
  const target = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
  if (state !== undefined) target.searchParams.set('state', state);
  return seeOther(target.href);
}

function refusal(reason: string, needs: IdentityNeeds): PageResponse {
  return htmlPage(refusalPage(reason, actionOf(needs)), { status: 400 });
}

/** The page's own path: the issuer may live below one. */
function actionOf(needs: IdentityNeeds): string {
  return new URL(`${needs.issuer()}/oauth2/authorize`).pathname;
}
