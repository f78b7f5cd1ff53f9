import { isOutdatedPlan } from '../db/prepared.ts';
import { type Transaction, withinTransaction } from '../db/wall.ts';
import type { Actor } from './actor.ts';
import type { Deskbell } from './deskbell.ts';
import { Refusal } from './refusal.ts';

const tries = 4;

/**
 * Runs a transaction until it is settled: one that lost a race begins again, and then sees what the winner did. That
 * is how a repeated message finds its stored row, and a second first message the conversation of the first.
 * So does one whose statements were prepared before a table changed.
 * @throws {Refusal} `idTaken` when a message's id stays taken by one that the actor may not see
 */
export async function settled<Value>(
  deskbell: Deskbell,
  actor: Actor,
  work: (db: Transaction) => Promise<Value>,
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withinTransaction(deskbell.db, actor, work);
    } catch (error) {
      if (!isLostRace(error) && !isOutdatedPlan(error)) throw error;
      if (attempt < tries) continue;
      if (constraintOf(error) !== 'messages_pkey') throw error;
      throw new Refusal('idTaken', 'another message has this id', { params: { field: 'id' } });
    }
  }
}

/** Deadlocks, and unique keys that somebody else took between our look and our write. */
function isLostRace(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === '40001' || code === '40P01') return true;
  return code === '23505' && races.has(constraintOf(error));
}

const races = new Set(['messages_pkey', 'conversations_one_open', 'messages_seq_unique']);

const constraintOf = (error: unknown): string =>
  error instanceof Error && 'constraint' in error ? String(error.constraint) : '';
