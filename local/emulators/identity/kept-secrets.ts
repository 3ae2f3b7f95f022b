import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { writeWhole } from '../write-whole.ts';

/** Secrets in other hands, each with what it stands for: only hashes are kept, and a restart changes nothing. */
export interface KeptSecrets<T> {
  issue(value: T): string;
  /** Undefined for a secret that is unknown, ended or expired. */
  find(secret: string): T | undefined;
  end(secret: string): void;
  endWhere(unwanted: (value: T) => boolean): void;
}

export function openKeptSecrets<T extends { expiresAt: number }>(
  file: string,
  schema: z.ZodMiniType<T>,
  now: () => number,
): KeptSecrets<T> {
  const kept = new Map(Object.entries(read(file, schema)));
  const save = () => writeWhole(file, JSON.stringify(Object.fromEntries(kept)));
  const endWhere = (unwanted: (value: T) => boolean) => {
    for (const [hash, value] of kept) if (unwanted(value)) kept.delete(hash);
    save();
  };
  return {
    issue(value) {
      const secret = randomBytes(48).toString('base64url');
      kept.set(hashOf(secret), value);
      endWhere((one) => one.expiresAt <= now());
      return secret;
    },
    find(secret) {
      const value = kept.get(hashOf(secret));
      return value !== undefined && value.expiresAt > now() ? value : undefined;
    },
    end(secret) {
      if (kept.delete(hashOf(secret))) save();
    },
    endWhere,
  };
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

function read<T>(file: string, schema: z.ZodMiniType<T>): Record<string, T> {
  if (!existsSync(file)) return {};
  return z.record(z.string(), schema).parse(JSON.parse(readFileSync(file, 'utf8')));
}
