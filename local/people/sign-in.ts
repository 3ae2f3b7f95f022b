import { createHash, randomBytes } from 'node:crypto';

interface SiteConfig {
  readonly issuer: string;
  readonly clientId: string;
}

/** An access token by authorization code and PKCE against the laptop's issuer, as the console gets it. */
export async function signIn(site: string, username: string): Promise<string> {
  const { issuer, clientId } = (await (await fetch(`${site}/config.json`)).json()) as SiteConfig;
  const verifier = randomBytes(48).toString('base64url');
  const request = {
    client_id: clientId,
    redirect_uri: `${site}/console/callback`,
  };
  const code = await codeFor(issuer, {
    ...request,
    response_type: 'code',
    scope: 'openid',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    username,
  });
  const grant = { ...request, grant_type: 'authorization_code', code_verifier: verifier, code };
  const body = new URLSearchParams(grant);
  const answer = await fetch(`${issuer}/oauth2/token`, { method: 'POST', body });
  if (!answer.ok) throw new Error(`${username} could not sign in: ${await answer.text()}`);
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** Chooses a demo colleague on the sign-in page. */
async function codeFor(issuer: string, form: Readonly<Record<string, string>>): Promise<string> {
  const answer = await fetch(`${issuer}/oauth2/authorize`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { origin: new URL(issuer).origin },
    redirect: 'manual',
  });
  return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
}
