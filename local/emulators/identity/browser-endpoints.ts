import { randomUUID } from 'node:crypto';
import type { PageRequest, PageResponse } from '../pages/page.ts';
import { htmlPage, seeOther } from '../pages/responses.ts';
import { isSameOrigin } from '../pages/same-origin.ts';
import type { Grant } from './authorization-codes.ts';
import {
  type AuthorizationRequest,
  authorizationRequest,
  type IdentityClient,
  returnAddress,
} from './authorization-request.ts';
import type { IdentityNeeds } from './identity-needs.ts';
import { OAuthError } from './oauth-error.ts';
import { issuerPage, refusalPage, signInPage } from './sign-in-page.ts';

/** GET /oauth2/authorize: whoever is signed in goes straight back with a code, anybody else is shown the people to choose from. */
export function showSignIn(request: PageRequest, needs: IdentityNeeds): PageResponse {
  return checked(request.query, needs, (asked) => {
    const signedIn = knownPerson(request, asked, needs);
    if (signedIn !== undefined) return backWithCode(asked, signedIn, needs);
    if (asked.prompt === 'none') throw new OAuthError('login_required', 'Nobody is signed in');
    const page = signInPage(needs.users, actionOf(needs), request.query);
    return htmlPage(page, { formTargets: [new URL(asked.redirectUri).origin] });
  });
}

/** POST /oauth2/authorize: the chosen person goes back to the client with a code, and is known from now on. */
export function choosePerson(request: PageRequest, needs: IdentityNeeds): PageResponse {
  if (!isSameOrigin(request)) return refusal('The choice must come from the sign-in page', needs);
  const form = new URLSearchParams(request.body);
  return checked(form, needs, (asked) => {
    const { username } = needs.userNamed(form.get('username') ?? '');
    const back = backWithCode(asked, { username, authTime: needs.now() }, needs);
    return needs.sessions.begin(username, request, back);
  });
}

/** GET /logout: ends the browser's session and leads back to the client's own page. Tokens that are out live on, as in Cognito. */
export function signOut(request: PageRequest, needs: IdentityNeeds): PageResponse {
  const client = needs.clients().find((one) => one.clientId === request.query.get('client_id'));
  const target = request.query.get('logout_uri');
  const allowed = client === undefined ? [] : homesOf(client);
  if (target === null || !allowed.includes(target)) return refusal('Unknown logout_uri', needs);
  return needs.sessions.end(request, seeOther(target));
}

/** GET /: what lives here, for whoever types the address by hand. */
export function showIssuer(_request: PageRequest, needs: IdentityNeeds): PageResponse {
  return htmlPage(issuerPage(consolesOf(needs), actionOf(needs)));
}

/** The person of the browser's session, unless the client wants somebody to choose anew or the person is no longer there. */
function knownPerson(
  request: PageRequest,
  { prompt }: AuthorizationRequest,
  needs: IdentityNeeds,
): Person | undefined {
  if (prompt === 'login' || prompt === 'select_account') return undefined;
  const signedIn = needs.sessions.of(request);
  return needs.users.some((one) => one.username === signedIn?.username) ? signedIn : undefined;
}

type Person = Pick<Grant, 'username' | 'authTime'>;

function backWithCode(
  asked: AuthorizationRequest,
  { username, authTime }: Person,
  needs: IdentityNeeds,
): PageResponse {
  const grant = { request: asked, username, authTime, originJti: randomUUID() };
  return backToClient(asked.redirectUri, { code: needs.codes.issue(grant) }, asked.state);
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
  const page = refusalPage(reason, consolesOf(needs), actionOf(needs));
  return htmlPage(page, { status: 400 });
}

/** The pages of the client itself. */
function homesOf({ logoutUris, redirectUris }: IdentityClient): readonly string[] {
  return logoutUris ?? redirectUris;
}

/** One page for each client; the last that was registered is the one on this laptop. */
function consolesOf(needs: IdentityNeeds): string[] {
  return needs.clients().flatMap((client) => homesOf(client).slice(-1));
}

/** The page's own path: the issuer may live below one. */
function actionOf(needs: IdentityNeeds): string {
  return new URL(`${needs.issuer()}/oauth2/authorize`).pathname;
}
