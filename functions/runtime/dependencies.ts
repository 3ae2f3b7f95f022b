/**
 * The composition root. Three sizes, so that a bundle carries only the clients its function may use: `reading` the table,
 * `working` adds the workflow (`working.ts`), `sending` adds mail (`sending.ts`). Built once per container, on first use.
 */

import { dynamoClient } from '#adapters/dynamo/table.ts';
import { dynamoAccessStore } from '#adapters/dynamo-access-store.ts';
import { dynamoCaseStore } from '#adapters/dynamo-case-store.ts';
import { dynamoReportStore } from '#adapters/dynamo-report-store.ts';
import { dynamoStaffDirectory } from '#adapters/dynamo-staff-directory.ts';
import { randomIds } from '#adapters/random-ids.ts';
import { systemClock } from '#adapters/system-clock.ts';
import type { Dependencies } from '#ports';
import { configOf } from './config.ts';

export type Reading = Pick<
  Dependencies,
  'clock' | 'ids' | 'cases' | 'staff' | 'access' | 'reports' | 'settings'
>;

/** Builds once, remembers. */
export function once<T>(build: () => T): () => T {
  let built: { value: T } | undefined;
  return () => (built ??= { value: build() }).value;
}

// created at load: initialisation gets full CPU at any memory size (quality.md A4)
const client = dynamoClient();

/** Who this function is, and where: for what it signs itself. */
export const signer = {
  credentials: () => client.config.credentials(),
  region: () => client.config.region(),
};

export const reading = once((): Reading => {
  const { CASES_TABLE_NAME: tableName, SHARDS, RULE_PROFILE_ID, SITE_URL } = configOf('base');
  return {
    clock: systemClock,
    ids: randomIds,
    cases: dynamoCaseStore({ client, tableName, shards: Number(SHARDS) }),
    staff: dynamoStaffDirectory({ client, tableName }),
    access: dynamoAccessStore({ client, tableName, clock: systemClock }),
    reports: dynamoReportStore({ client, tableName }),
    settings: { profileId: RULE_PROFILE_ID, siteUrl: SITE_URL },
  };
});
