/**
 * Who is signed in. Tokens live in memory only: nothing on the disk can be stolen, and a closed tab is signed out. What must
 * survive the way to the issuer and back (state, verifier, where one was) lies in the tab's storage and is used once.
 */
import { discover, type Endpoints, loadConfig, type WebConfig } from './config.ts';
import { challengeOf, randomToken } from './pkce.ts';
import { exchange, SignInNeeded, type Tokens } from './tokens.ts';

const KEY = 'parley.console.signing-in';
const SCOPE = 'openid profile email';
/** Refreshed this long before it ends, so that no request starts with a token that ends on its way. */
const MARGIN_MS = 60_000;

interface Asked {
  readonly state: string;
  readonly verifier: string;
  readonly returnTo: string;
}

const callback = () => `${window.location.origin}/console/callback`;

function takeAsked(): Asked | null {
  const text = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  // written by `signIn` of this very file
  return text === null ? null : (JSON.parse(text) as Asked);
}

/** A path of this console only: an address from elsewhere must never be a target. */
const safeReturn = (path: string): string =>
  /^\/console(?:\/(?!callback)|$)/.test(path) ? path : '/console/';

export class Session {
  #tokens: Tokens | null = null;
  #refreshing: Promise<Tokens> | null = null;
  #places: Promise<{ config: WebConfig; endpoints: Endpoints }> | null = null;

  /** Configuration and endpoints, asked once; a failure is asked again. */
  #where() {
    this.#places ??= loadConfig()
      .then(async (config) => ({ config, endpoints: await discover(config.issuer) }))
      .catch((error: unknown) => {
        this.#places = null;
        throw error;
      });
    return this.#places;
  }

  get signedIn(): boolean {
    return this.#tokens !== null;
  }

  async config(): Promise<WebConfig> {
    return (await this.#where()).config;
  }

  /** Leaves for the issuer and comes back to `returnTo`. With a session there, nobody is asked anything. */
  async signIn(returnTo: string): Promise<void> {
    const { config, endpoints } = await this.#where();
    const asked: Asked = { state: randomToken(), verifier: randomToken(), returnTo };
    sessionStorage.setItem(KEY, JSON.stringify(asked));
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: config.clientId,
      redirect_uri: callback(),
      scope: SCOPE,
      state: asked.state,
      code_challenge: await challengeOf(asked.verifier),
      code_challenge_method: 'S256',
    });
    window.location.replace(`${endpoints.authorize}?${query}`);
  }

  /** Redeems the code in the callback's address; tells where to go on. Throws `SignInNeeded` for a foreign or stale answer. */
  async finish(search: string): Promise<string> {
    const params = new URLSearchParams(search);
    const asked = takeAsked();
    const code = params.get('code');
    if (!asked || !code || params.get('state') !== asked.state)
      throw new SignInNeeded(params.get('error') ?? 'The answer fits no question of this tab');
    const { config, endpoints } = await this.#where();
    this.#tokens = await exchange(endpoints.token, {
      grant_type: 'authorization_code',
      client_id: config.clientId,
      redirect_uri: callback(),
      code,
      code_verifier: asked.verifier,
    });
    return safeReturn(asked.returnTo);
  }

  /** An access token that is valid for the next minute. Throws `SignInNeeded` when only a person can get one. */
  async accessToken(): Promise<string> {
    if (!this.#tokens) throw new SignInNeeded('Nobody is signed in');
    if (this.#tokens.expiresAt - MARGIN_MS > Date.now()) return this.#tokens.access;
    return (await this.refresh()).access;
  }

  /** One refresh at a time, however many requests need it. */
  async refresh(): Promise<Tokens> {
    this.#refreshing ??= this.#renew().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #renew(): Promise<Tokens> {
    const refresh = this.#tokens?.refresh;
    if (!refresh) throw new SignInNeeded('There is no refresh token');
    const { config, endpoints } = await this.#where();
    this.#tokens = await exchange(endpoints.token, {
      grant_type: 'refresh_token',
      client_id: config.clientId,
      refresh_token: refresh,
    });
    return this.#tokens;
  }

  /** Forgets the tokens and ends the session at the issuer, which then shows the console's first page. */
  async signOut(): Promise<void> {
    this.#tokens = null;
    const { config, endpoints } = await this.#where();
    if (!endpoints.logout) return window.location.assign('/console');
    const query = new URLSearchParams({
      client_id: config.clientId,
      logout_uri: `${window.location.origin}/console`,
    });
    return window.location.assign(`${endpoints.logout}?${query}`);
  }
}

/** The session of this page. */
export const session = new Session();
