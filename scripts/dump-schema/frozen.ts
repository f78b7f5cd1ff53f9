import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../migrations/', import.meta.url);

/** SHA-256 of each migration, by file name. */
export type Checksums = Record<string, string>;

export function currentChecksums(): Checksums {
  const files = readdirSync(folder).filter((name) => /^\d{4}-.+\.sql$/.test(name));
  return Object.fromEntries(
    files.sort().map((name) => {
      const bytes = readFileSync(new URL(name, folder));
      return [name, createHash('sha256').update(bytes).digest('hex')];
    }),
  );
}

/** What they were when they were frozen. */
export function frozenChecksums(): Checksums {
  return JSON.parse(readFileSync(new URL('checksums.json', folder), 'utf8'));
}
