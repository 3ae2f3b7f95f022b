import * as z from 'zod/mini';
import { type Config, type ConfigFragment, configFragments } from '#contracts/config.ts';

/**
 * The function's configuration from its environment, parsed on first use, not at import. The error names every missing
 * variable at once.
 */
export function configOf<F extends ConfigFragment>(fragment: F): Config<F> {
  const schema = configFragments[fragment];
  const wanted = Object.keys(schema.shape);
  const found = Object.fromEntries(wanted.map((name) => [name, process.env[name]]));
  const parsed = z.safeParse(schema, found);
  if (parsed.success) return parsed.data as Config<F>;
  const missing = wanted.filter((name) => process.env[name] === undefined);
  throw new Error(`Configuration is incomplete: ${missing.join(', ')}`);
}
