/** Unit prices in US dollars, us-east-1, on demand. The marks say how sure we are; the sources stand in the study of 24 Nov 2026. */
export interface Price {
  readonly perUnit: number;
  readonly unit: string;
  readonly source: string;
  /** `page`: stored public page read in the study. `memory`: known, but no stored page confirms it. */
  readonly mark: 'page' | 'memory';
  readonly seen: string;
}

const seen = '2026-11-24';
const million = 1e6;

export const prices = {
  stateTransition: {
    perUnit: 25 / million,
    unit: 'state entered (Standard; retries count)',
    source: 'aws.amazon.com/step-functions/pricing',
    mark: 'page',
    seen,
  },
  lambdaCall: {
    perUnit: 0.2 / million,
    unit: 'Lambda call',
    source: 'AWS Lambda pricing (cloudchipr.com copy)',
    mark: 'page',
    seen,
  },
  lambdaGbSecond: {
    perUnit: 0.0000133334,
    unit: 'GB-second, arm64',
    source: 'AWS Lambda pricing (cloudchipr.com copy)',
    mark: 'page',
    seen,
  },
  httpCall: {
    perUnit: 1 / million,
    unit: 'HTTP API call',
    source: 'AWS whitepaper on cost optimisation of API Gateway',
    mark: 'page',
    seen,
  },
  writeUnit: {
    perUnit: 0.625 / million,
    unit: 'write request unit',
    source: 'DynamoDB on demand since Nov 2024 (airbyte.com, jusdb.com)',
    mark: 'page',
    seen,
  },
  readUnit: {
    perUnit: 0.125 / million,
    unit: 'read request unit',
    source: 'DynamoDB on demand since Nov 2024 (airbyte.com, jusdb.com)',
    mark: 'page',
    seen,
  },
  mail: {
    perUnit: 0.1 / 1000,
    unit: 'mail (SES)',
    source: 'Amazon SES pricing',
    mark: 'memory',
    seen,
  },
  logKb: {
    perUnit: 0.5 / 1024 / 1024,
    unit: 'KB of logs taken in (CloudWatch, first tier)',
    source: 'duckbillgroup.com, hykell.com on CloudWatch Logs',
    mark: 'page',
    seen,
  },
  trace: {
    perUnit: 5 / million,
    unit: 'trace kept (X-Ray)',
    source: 'AWS X-Ray pricing',
    mark: 'memory',
    seen,
  },
} as const satisfies Record<string, Price>;

export type PriceName = keyof typeof prices;
export type Counts = Readonly<Record<PriceName, number>>;

/** Dollars of so many of each. */
export const priced = (counts: Counts): Readonly<Record<PriceName, number>> =>
  Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [
      name,
      count * prices[name as PriceName].perUnit,
    ]),
  ) as Record<PriceName, number>;

export const total = (dollars: Readonly<Record<PriceName, number>>): number =>
  Object.values(dollars).reduce((sum, it) => sum + it, 0);
