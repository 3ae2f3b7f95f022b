/** What the deployment says about its services, read from `/config.json` beside the pages. */
import * as z from 'zod/mini';

const webConfig = z.object({
  /** Empty: the API is under the site's own name. */
  api: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  /** Only on the laptop, whose clock can be moved: what time it is there. */
  now: z.optional(z.string()),
});
export type WebConfig = z.infer<typeof webConfig>;

const endpoints = z.object({
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  end_session_endpoint: z.optional(z.string()),
});
export interface Endpoints {
  readonly authorize: string;
  readonly token: string;
  readonly logout: string | undefined;
}

async function json(url: string): Promise<unknown> {
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}

export const loadConfig = async (): Promise<WebConfig> =>
  webConfig.parse(await json('/config.json'));

/** The issuer's own word on where to sign in, get tokens and sign out (OpenID discovery). */
export async function discover(issuer: string): Promise<Endpoints> {
  const found = endpoints.parse(await json(`${issuer}/.well-known/openid-configuration`));
  const { authorization_endpoint: authorize, token_endpoint: token } = found;
  return { authorize, token, logout: found.end_session_endpoint };
}
