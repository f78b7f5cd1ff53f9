import type { Change } from '@deskbell/shared/down';
import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import type { Database } from '../../src/db/open.ts';
import { findBound } from '../../src/feed/store.ts';
import type { TestClient } from '../client.ts';

/** A reader of the feed that remembers where it is. */
export class Follower {
  #client: TestClient;
  cursor: string;
  readonly changes: Change[] = [];

  constructor(client: TestClient, cursor = client.welcome.cursor) {
    this.#client = client;
    this.cursor = cursor;
  }

  /** One page; answers whether it reached the present. */
  async page(limit?: number): Promise<boolean> {
    const given = limit === undefined ? {} : { limit };
    const answer = await this.#client.call('catchUp', { cursor: this.cursor, ...given });
    this.changes.push(...answer.changes);
    this.cursor = answer.cursor;
    return answer.isLevel;
  }

  /** Pages until level; answers what came. A transaction that runs anywhere in the Postgres holds it back. */
  async read(limit?: number): Promise<Change[]> {
    const from = this.changes.length;
    while (!(await this.page(limit)));
    return this.changes.slice(from);
  }

  /** Reads until everything that has committed by now is there; answers what came. */
  async readPast(db: Database, limit?: number): Promise<Change[]> {
    const from = this.changes.length;
    const { rows } = await sql<{ xid: string }>`select pg_current_xact_id() as xid`.execute(db);
    const now = BigInt(rows[0]?.xid ?? 0);
    await vi.waitFor(
      async () => {
        const bound = await findBound(db);
        await this.read(limit);
        expect(BigInt(bound) > now).toBe(true);
      },
      { timeout: 10_000, interval: 10 },
    );
    return this.changes.slice(from);
  }
}

/** Ids of the messages among changes, in their order. */
export const messageIds = (changes: readonly Change[]): string[] =>
  changes.flatMap((change) => (change.event === 'messageStored' ? [change.body.message.id] : []));
