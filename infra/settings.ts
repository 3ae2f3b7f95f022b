import type { Node } from 'constructs';
import * as z from 'zod/mini';
import { profileById } from '#domain/profiles/index.ts';

export const stages = ['dev', 'prod'] as const;
export type Stage = (typeof stages)[number];

const address = z.string().check(z.email());
const hostName = z.string().check(z.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/));
const arn = z.string().check(z.regex(/^arn:/));

const DEFAULT_PROFILE = 'cn-2020-3';

/** Each shard is read every minute: a trial has two, so that there is more than one; a bank has room for a rush. */
export const SHARDS: Readonly<Record<Stage, number>> = { dev: 2, prod: 8 };

/** Every `-c name=value` that the app understands, as docs/deploy.md lists them. */
const contextSchema = z.strictObject({
  stage: z.optional(z.enum(stages)),
  costCentre: z.optional(z.string()),
  /** Rule profile that new cases are opened under. */
  profile: z.optional(z.string()),
  /** Shards of the work queue (docs/scale.md has the formula). They may become more at any time, never fewer. */
  shards: z.optional(z.string().check(z.regex(/^[1-9]\d?$/))),
  /** The bank's sender; its domain (or the address itself, see `mailIdentity`) is verified in SES. */
  mailFrom: z.optional(address),
  /** `domain` verifies the whole domain of `mailFrom`, `address` that one address (enough for a trial). */
  mailIdentity: z.optional(z.enum(['domain', 'address'])),
  /** Region of SES, where the stack's own region has none. */
  mailRegion: z.optional(z.string()),
  siteDomain: z.optional(hostName),
  /** Certificate of `siteDomain`, in us-east-1 as CloudFront wants it. */
  certificateArn: z.optional(arn),
  /** An outside identity provider instead of a Cognito pool. */
  oidcIssuer: z.optional(z.url()),
  oidcAudience: z.optional(z.string()),
  /** WAF web ACL of scope CLOUDFRONT; `-c edge=true` makes one. */
  webAclArn: z.optional(arn),
  edge: z.optional(z.enum(['true', 'false'])),
  /** Where alarms are mailed to. */
  alarmMail: z.optional(address),
});

export type Context = z.infer<typeof contextSchema>;

export interface Settings {
  readonly stage: Stage;
  readonly isProd: boolean;
  readonly costCentre: string;
  readonly profile: string;
  readonly shards: number;
  readonly mail: {
    readonly from: string;
    readonly identity: 'domain' | 'address';
    readonly region?: string;
  };
  readonly site?: { readonly domain: string; readonly certificateArn: string };
  readonly oidc?: { readonly issuer: string; readonly audience: string };
  readonly webAclArn?: string;
  readonly makesEdge: boolean;
  readonly alarmMail?: string;
}

/** Reads the context. Throws, before anything is synthesized, when a value is missing its partner or is not understood. */
export function settingsOf(node: Pick<Node, 'tryGetContext'>): Settings {
  const names = Object.keys(contextSchema.shape);
  const given = names.map((name) => [name, node.tryGetContext(name) as unknown] as const);
  const known = contextSchema.parse(Object.fromEntries(given.filter(([, it]) => it !== undefined)));
  return settingsFrom(known);
}

function settingsFrom(context: Context): Settings {
  const { stage = 'dev', costCentre = 'unassigned', webAclArn, alarmMail } = context;
  const site = pair('siteDomain', context.siteDomain, 'certificateArn', context.certificateArn);
  const oidc = pair('oidcIssuer', context.oidcIssuer, 'oidcAudience', context.oidcAudience);
  return {
    stage,
    isProd: stage === 'prod',
    costCentre,
    profile: profileById(context.profile ?? DEFAULT_PROFILE).id,
    shards: Number(context.shards ?? SHARDS[stage]),
    mail: mailOf(context),
    makesEdge: context.edge === 'true',
    ...(site && { site: { domain: site[0], certificateArn: site[1] } }),
    ...(oidc && { oidc: { issuer: oidc[0], audience: oidc[1] } }),
    ...(webAclArn !== undefined && { webAclArn }),
    ...(alarmMail !== undefined && { alarmMail }),
  };
}

function mailOf({
  stage,
  mailFrom,
  mailIdentity = 'domain',
  mailRegion,
}: Context): Settings['mail'] {
  if (stage === 'prod' && mailFrom === undefined) {
    throw new Error('Stage prod writes to real customers: say from which address, -c mailFrom=…');
  }
  // a name reserved for examples: the laptop's mail never leaves it
  const from = mailFrom ?? 'cases@parley.example';
  return {
    from,
    identity: mailIdentity,
    ...(mailRegion !== undefined && { region: mailRegion }),
  };
}

function pair(
  nameA: string,
  a: string | undefined,
  nameB: string,
  b: string | undefined,
): readonly [string, string] | undefined {
  if (a === undefined && b === undefined) return undefined;
  if (a === undefined || b === undefined) throw new Error(`${nameA} and ${nameB} go together`);
  return [a, b];
}
