import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/**
 * Each SDK client imports its whole package.json to say its version in a header. Of the file, that alone goes into a bundle:
 * four kilobytes less in a function with two clients.
 */
export const sdkVersions: Plugin = {
  name: 'sdk-versions',
  setup: (build) => {
    build.onLoad({ filter: /[\\/]@aws-sdk[\\/]client-[\w-]+[\\/]package\.json$/ }, ({ path }) => {
      const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

/**
 * Event streams are loaded by an `import()` that only an operation with a stream reaches; none of ours has one. Where a client
 * imports them outright (S3), they stay. Twelve kilobytes.
 */
export const noEventStreams: Plugin = {
  name: 'no-event-streams',
  setup: (build) => {
    build.onResolve({ filter: /^@smithy\/core\/event-streams$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};
