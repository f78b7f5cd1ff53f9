import { Client } from 'pg';
import { maskedUrl } from '../config/masked.ts';
import { errorCode, StartError } from '../start-error.ts';

const oldestVersion = 14;

/**
 * Makes sure that a database that was not made by Deskbell is one it can work with.
 * @throws StartError with what to do about it; the password in the URL is never shown
 */
export async function checkDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // The connection may be cut after it was made; then the query below fails and says so.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; encoding: string }>(
      `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`,
    );
    const major = Math.floor(Number(rows[0]?.version) / 10_000);
    const encoding = rows[0]?.encoding;
    if (major < oldestVersion) {
      throw new StartError(
        `The database at ${maskedUrl(url)} is PostgreSQL ${major}; Deskbell needs ${oldestVersion} or newer.`,
      );
    }
    if (encoding !== 'UTF8') {
      throw new StartError(
        `The database at ${maskedUrl(url)} keeps its text as ${encoding}, which cannot hold every language. Make one with: create database deskbell encoding 'UTF8' template template0.`,
      );
    }
  } catch (cause) {
    if (cause instanceof StartError) throw cause;
    throw new StartError(whyUnreachable(url, cause), { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
}

function whyUnreachable(url: string, cause: unknown): string {
  const shown = maskedUrl(url);
  const code = errorCode(cause);
  switch (code) {
    case '28P01':
    case '28000':
      return `The database at ${shown} refuses this user or password. Correct DATABASE_URL.`;
    case '3D000':
      return `There is no such database at ${shown}. Make it with createdb, or correct DATABASE_URL.`;
    case '53300':
      return `The database at ${shown} has no connection left to give. Raise its max_connections, or lower DATABASE_POOL.`;
    case '57P03':
      return `The database at ${shown} is still starting or is shutting down. Try again in a moment.`;
    default: {
      const reason = code || (cause instanceof Error ? cause.message : String(cause));
      return `The database at ${shown} cannot be reached (${reason}). Check that it runs and that DATABASE_URL is right.`;
    }
  }
}
