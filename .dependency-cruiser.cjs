/** The architecture as a handful of rules; `npm run check` enforces them. */
const under = (...folders) => ({ path: `^(${folders.join('|')})/` });

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle hides which of two parts decides.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-is-pure',
      comment:
        'The bank’s rules know no AWS, no HTTP, no clock: only themselves, zod and a time-zone library.',
      severity: 'error',
      from: under('functions/domain'),
      to: { pathNot: ['^functions/domain/', 'node_modules/(zod|@date-fns/tz)/'] },
    },
    {
      name: 'contracts-are-shapes',
      comment: 'infra and web read the contracts: they must not pull in handlers or clients.',
      severity: 'error',
      from: under('functions/contracts'),
      to: {
        pathNot: ['^functions/(contracts|domain)/', '^docs/openapi.json$', 'node_modules/zod/'],
      },
    },
    {
      name: 'only-adapters-speak-aws',
      comment: 'SDK clients live in adapters; the composition root constructs them.',
      severity: 'error',
      from: {
        path: '^functions/',
        pathNot: [
          '^functions/adapters/',
          '^functions/runtime/(dependencies|working|mailing)\\.ts$',
        ],
      },
      to: { path: 'node_modules/@aws-sdk/' },
    },
    {
      name: 'handlers-know-ports-only',
      comment: 'Routes, steps and sweeps get their adapters from the composition root.',
      severity: 'error',
      from: under('functions/(api|workflow|schedules|events|casework)'),
      to: under('functions/adapters'),
    },
    {
      name: 'casework-knows-no-lambda',
      comment: 'What a command does is the same whoever carries it in.',
      severity: 'error',
      from: under('functions/casework'),
      to: under('functions/(runtime|api|workflow|schedules|events)'),
    },
    {
      name: 'infra-reads-contracts',
      comment: 'The template comes from the catalogues, never from a handler.',
      severity: 'error',
      from: under('infra'),
      to: { path: '^functions/', pathNot: ['^functions/(contracts|domain)/'] },
    },
    {
      name: 'web-reads-contracts',
      comment: 'The browser gets shapes and pure domain functions, nothing of the server.',
      severity: 'error',
      from: under('web'),
      to: { path: '^(functions|infra|local)/', pathNot: ['^functions/(contracts|domain)/'] },
    },
    {
      name: 'production-knows-no-laptop',
      comment: 'Handlers and infra run unmodified on AWS; the laptop adapts to them.',
      severity: 'error',
      from: under('functions', 'infra', 'web'),
      to: under('local', 'test', 'bench'),
    },
    {
      name: 'emulators-know-no-parley',
      comment: 'Each speaks a wire protocol and could be swapped for another implementation.',
      severity: 'error',
      from: under('local/emulators'),
      to: under('functions', 'infra', 'local/host', 'test'),
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // swc reads .ts here but not .tsx; `test/web/imports.test.ts` holds the pages to the rules above
    exclude: { path: '(^|/)(dist|cdk\\.out|\\.parley)/|\\.tsx$' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
