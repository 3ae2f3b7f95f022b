import { OAuthError } from './oauth-error.ts';

export interface IdentityClient {
  clientId: string;
  /** Compared letter by letter: no prefixes, no ports left open. */
  redirectUris: readonly string[];
  /** Where `/logout` may lead. Default: the redirect URIs. */
  logoutUris?: readonly string[];
}

/** What the sign-in page was asked for, checked. */
export interface AuthorizationRequest {
  clientId: string;
  redirectUri: string;
  scope: string;
  codeChallenge: string;
  state?: string;
  nonce?: string;
  /** What the client wants to be asked of somebody who is signed in already. */
  prompt?: Prompt;
}

/** `login` and `select_account` ask in any case, `none` in no case. */
const PROMPTS = ['none', 'login', 'select_account'] as const;
export type Prompt = (typeof PROMPTS)[number];

const SCOPES = new Set(['openid', 'profile', 'email', 'phone', 'aws.cognito.signin.user.admin']);

/** The parameters of a request, as the sign-in page repeats them when a person is chosen. */
export const REQUEST_FIELDS = [
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
] as const;

const CHALLENGE = /^[A-Za-z0-9_-]{43}$/u;

/** The client and address to return to; a mismatch must be shown to the person, never redirected. */
export function returnAddress(
  params: URLSearchParams,
  clients: readonly IdentityClient[],
): Pick<AuthorizationRequest, 'clientId' | 'redirectUri'> {
  const clientId = only(params, 'client_id');
  const redirectUri = only(params, 'redirect_uri');
  const client = clients.find((one) => one.clientId === clientId);
  if (client === undefined || clientId === undefined) {
    throw new OAuthError('invalid_client', 'Unknown client_id');
  }
  if (redirectUri === undefined || !client.redirectUris.includes(redirectUri)) {
    throw new OAuthError('invalid_request', 'redirect_mismatch');
  }
  return { clientId, redirectUri };
}

/** The rest of the request: authorization code with PKCE S256 and nothing else. */
export function authorizationRequest(
  params: URLSearchParams,
  address: Pick<AuthorizationRequest, 'clientId' | 'redirectUri'>,
): AuthorizationRequest {
  if (only(params, 'response_type') !== 'code') {
    throw new OAuthError('unsupported_response_type', 'response_type must be code');
  }
  if (only(params, 'code_challenge_method') !== 'S256') {
    throw new OAuthError('invalid_request', 'code_challenge_method must be S256');
  }
  const codeChallenge = only(params, 'code_challenge');
  if (codeChallenge === undefined || !CHALLENGE.test(codeChallenge)) {
    throw new OAuthError('invalid_request', 'code_challenge must be a SHA-256 in base64url');
  }
  return { ...address, codeChallenge, scope: scopeOf(params), ...passedThrough(params) };
}

function scopeOf(params: URLSearchParams): string {
  const scopes = (only(params, 'scope') ?? 'openid profile email').split(' ').filter(Boolean);
  const unknown = scopes.find((one) => !SCOPES.has(one));
  if (unknown !== undefined) throw new OAuthError('invalid_scope', `Unknown scope ${unknown}`);
  return scopes.join(' ');
}

function passedThrough(
  params: URLSearchParams,
): Pick<AuthorizationRequest, 'state' | 'nonce' | 'prompt'> {
  const state = only(params, 'state');
  const nonce = only(params, 'nonce');
  const prompt = promptOf(params);
  return {
    ...(state === undefined ? {} : { state }),
    ...(nonce === undefined ? {} : { nonce }),
    ...(prompt === undefined ? {} : { prompt }),
  };
}

function promptOf(params: URLSearchParams): Prompt | undefined {
  const asked = only(params, 'prompt');
  const known = PROMPTS.find((one) => one === asked);
  if (known === undefined && asked !== undefined) {
    throw new OAuthError('invalid_request', `prompt must be one of ${PROMPTS.join(', ')}`);
  }
  return known;
}

/** A parameter given twice is ambiguous, and therefore refused. */
function only(params: URLSearchParams, name: string): string | undefined {
  const [value, ...more] = params.getAll(name);
  if (more.length > 0) throw new OAuthError('invalid_request', `${name} is given more than once`);
  return value;
}
