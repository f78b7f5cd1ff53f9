import { Members } from './bus/members.ts';
import { atMost } from './core/at-most.ts';
import type { Deskbell } from './core/deskbell.ts';
import { Gossip } from './presence/gossip.ts';

/** Others answer in a few milliseconds; one that does not may be dead. */
const answerMs = 1_000;

/**
 * Makes this one of the servers of its database, before it serves anybody: the others know it, and it knows who is with
 * them. Returns the way out, for when it has hung up.
 */
export async function joinServers(deskbell: Deskbell): Promise<() => Promise<void>> {
  const { bus } = deskbell;
  if (bus.isAlone) return async () => undefined;
  const members = new Members(deskbell);
  const gossip = new Gossip({ ...deskbell, members });
  await atMost(answerMs, gossip.whenKnown(await members.join()));
  return async () => {
    gossip.close();
    await members.leave();
  };
}
