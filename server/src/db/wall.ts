import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Actor, AgentActor, VisitorActor } from '../core/actor.ts';
import type { Database } from './open.ts';
import type { Tables } from './tables/tables.ts';

export type Transaction = Kysely<Tables>;

/**
 * Runs work in one transaction behind the second wall (migration 0004): whatever it asks, Postgres shows only what
 * the actor may see. For anyone, who owns nothing, there is neither wall nor transaction: each statement stands
 * alone, so that a slow sign-in holds no connection.
 */
export async function withinTransaction<Value>(
  db: Database,
  actor: Actor,
  work: (transaction: Transaction) => Promise<Value>,
): Promise<Value> {
  if (actor.kind === 'anyone') return work(db);
  return db.connection().execute(async (connection) => {
    try {
      await sql.raw(`begin; ${wall(actor)}`).execute(connection);
      const value = await work(connection);
      await sql.raw('commit').execute(connection);
      return value;
    } catch (error) {
      // The first error is the one that tells; a connection that cannot roll back is discarded by the pool.
      await sql
        .raw('rollback')
        .execute(connection)
        .catch(() => undefined);
      throw error;
    }
  });
}

const everySite = '*';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `set` takes no parameters, so the ids stand in the statement itself: whatever is not a UUID never gets there. */
function wall(actor: VisitorActor | AgentActor): string {
  const settings =
    actor.kind === 'visitor'
      ? { visitor: actor.visitorId, agent: '', sites: '' }
      : { visitor: '', agent: actor.agentId, sites: actor.siteIds.join(',') || everySite };
  for (const id of Object.values(settings).flatMap((value) => value.split(',')))
    if (id !== '' && id !== everySite && !uuid.test(id)) throw new Error(`not a UUID: ${id}`);
  return [
    'set local role deskbell_actor',
    ...Object.entries(settings).map(([name, value]) => `set local deskbell.${name} = '${value}'`),
  ].join('; ');
}
