/**
 * Configuration, typed once: infra gives a function exactly these variables (checked by the compiler), the function parses
 * them on first use. No stage name, account or URL is written in code.
 */
import * as z from 'zod/mini';
import { later } from '#domain/on-demand.ts';

const base = later(() =>
  z.strictObject({
    CASES_TABLE_NAME: z.string(),
    /** Shards of the work queue, as infra's setting says; a whole number. */
    SHARDS: z.string().check(z.regex(/^[1-9]\d*$/)),
    /** Rule profile for new cases; a case keeps the one it was opened under. */
    RULE_PROFILE_ID: z.string(),
    /** Public address of the customer site, for links that locate a case. */
    SITE_URL: z.string(),
  }),
);
const workflow = later(() => z.strictObject({ NEGOTIATION_WORKFLOW_ARN: z.string() }));
const mail = later(() =>
  z.strictObject({
    MAIL_FROM: z.string(),
    MAIL_CONFIGURATION_SET: z.string(),
    /** SES is not in every partition: its region is configuration. */
    MAIL_REGION: z.string(),
  }),
);

const evidence = later(() =>
  z.strictObject({
    EVIDENCE_BUCKET_NAME: z.string(),
    /** The bucket's own origin, which serves nothing but files. */
    EVIDENCE_URL: z.string(),
  }),
);

export const configFragments = { base, workflow, mail, evidence } as const;
export type ConfigFragment = keyof typeof configFragments;
export type Config<F extends ConfigFragment> = z.infer<(typeof configFragments)[F]>;

/**
 * What a function may touch. Infra turns each into the least grants and variables:
 * `read` cases; `change` cases (includes read); `run` the workflow (start, resume); `inspect` its executions (list, stop); `send` mail. Of files: `upload` lets others
 * put one into quarantine, `download` lets them fetch a clean one, `scan` judges between both, `erase` ends retention.
 */
export type Access = 'read' | 'change' | 'run' | 'inspect' | 'send' | FileAccess;
type FileAccess = (typeof fileAccess)[number];
const fileAccess = ['upload', 'download', 'scan', 'erase'] as const;

/** The configuration fragments that accesses ask for. */
export const fragmentsFor = (access: readonly Access[]): ConfigFragment[] => [
  'base',
  ...(access.includes('run') ? (['workflow'] as const) : []),
  ...(access.includes('send') ? (['mail'] as const) : []),
  ...(fileAccess.some((it) => access.includes(it)) ? (['evidence'] as const) : []),
];
