import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool } from 'pg';

/** More statements than this server has; a text past it is planned each time rather than kept for ever. */
const most = 300;

/**
 * A pool whose statements are prepared: each text is parsed and planned once a connection instead of at each use.
 * Behind the wall planning is most of a small statement's cost: a message takes Postgres a third of the time.
 * Once a table has got another column, what was prepared for `*` is refused: a statement on its own is then asked
 * again, and a transaction ends with an error that `isOutdatedPlan` knows.
 * @param heed hears of every error
 */
export function preparing(
  pool: Pool,
  heed: (error: unknown) => void = () => undefined,
): PostgresPool {
  const names = new StatementNames();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      let isOutdated = false;
      const query = async (text: string, given: readonly unknown[]) => {
        const values = [...given];
        const name = values.length === 0 ? undefined : names.of(text);
        const isAlone = client.getTransactionStatus() === 'I';
        try {
          return await client.query({ name, text, values });
        } catch (error) {
          heed(error);
          if (name === undefined || !isOutdatedPlan(error)) throw error;
          isOutdated = true;
          names.renew(name);
          if (!isAlone) throw error;
          return await client.query({ text, values });
        }
      };
      const release = (isBroken?: boolean) => client.release(isOutdated || isBroken === true);
      // Kysely's type also names cursors, which only `stream` uses and nothing here streams.
      return { query, release } as unknown as PostgresPoolClient;
    },
  };
}

/** Whether Postgres refused a prepared statement because its tables have changed since; nothing was carried out. */
export const isOutdatedPlan = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === '0A000' &&
  'routine' in error &&
  error.routine === 'RevalidateCachedQuery';

/** The names that statements are prepared under. Renewed, every connection prepares anew. */
class StatementNames {
  #names = new Map<string, string>();
  #generation = 0;

  of(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= most) return known;
    const hash = createHash('sha1').update(text).digest('base64url');
    const name = `${this.#generation}-${hash}`;
    this.#names.set(text, name);
    return name;
  }

  /** After this name failed; one that is of the past already changes nothing. */
  renew(failed: string): void {
    if (!failed.startsWith(`${this.#generation}-`)) return;
    this.#generation += 1;
    this.#names.clear();
  }
}
