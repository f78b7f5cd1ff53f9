import type { Reader } from '@deskbell/shared/model/receipt';
import { updateAgentsLastSeen } from '../agents/store.ts';
import { findVisitorsOf } from '../conversations/store.ts';
import type { Publication } from '../core/audience.ts';
import type { Deskbell } from '../core/deskbell.ts';
import type { Publisher } from '../core/publish.ts';
import { findVisitorsById, updateVisitorsLastSeen } from '../visitors/store.ts';
import { personOf } from './person.ts';

/** Someone whose presence has changed, and whether this server has to keep that they left. */
type Change = { who: Reader; hasLeftUs: boolean };

/** How long after a failure the same is tried again, in ms. */
const tryAgainMs = 1_000;

/**
 * Tells whoever may care that someone came or went, and keeps when they were last seen. `here` reaches the clients of
 * this server: every server tells its own what it knows, so that none has the last word with what another knew before.
 * Who changes in one turn of the loop is looked up together: with a server that dies, thousands do.
 */
export function announcePresence(deskbell: Deskbell, here: Publisher): void {
  let changes = new Map<string, Change>();
  const announceAll = () => {
    const all = changes;
    changes = new Map();
    announce(deskbell, [...all.values()]).then(
      (publications) => here.publish(publications),
      (error: unknown) => {
        deskbell.log.error({ err: error }, 'changes of presence are announced later');
        if (changes.size === 0) deskbell.clock.after(tryAgainMs, announceAll);
        // What has changed again meanwhile is newer.
        changes = new Map([...all, ...changes]);
      },
    );
  };
  deskbell.presences.listen({
    changed({ who, status }, isOurs) {
      if (changes.size === 0) setImmediate(announceAll);
      changes.set(personOf(who), { who, hasLeftUs: isOurs && status === 'offline' });
    },
  });
}

async function announce(deskbell: Deskbell, changes: Change[]): Promise<Publication[]> {
  const of = (kind: Reader['kind']) => changes.filter(({ who }) => who.kind === kind);
  const heard = await Promise.all([
    ...of('agent').map((change) => announceAgent(deskbell, change)),
    announceVisitors(deskbell, of('visitor')),
  ]);
  return heard.flat();
}

async function announceAgent(
  { db, clock, presences }: Deskbell,
  { who, hasLeftUs }: Change,
): Promise<Publication[]> {
  if (hasLeftUs) await updateAgentsLastSeen(db, [who.id], clock.now());
  const visitors = await findVisitorsOf(db, who.id);
  // What is so when it is said: of two changes in a row, the slower one must not end with old news.
  const told = { event: 'presenceChanged' as const, body: presences.of(who) };
  return [
    { ...told, to: { kind: 'agents' } },
    ...visitors.map((visitorId): Publication => ({ ...told, to: { kind: 'visitor', visitorId } })),
  ];
}

async function announceVisitors(
  { db, clock, presences }: Deskbell,
  changes: Change[],
): Promise<Publication[]> {
  const left = changes.flatMap(({ who, hasLeftUs }) => (hasLeftUs ? [who.id] : []));
  await updateVisitorsLastSeen(db, left, clock.now());
  // Someone who only looks is nobody's conversation yet, and not found.
  const visitors = await findVisitorsById(
    db,
    changes.map(({ who }) => who.id),
  );
  return visitors.map(({ id, siteId }) => ({
    event: 'presenceChanged',
    body: presences.of({ kind: 'visitor', id }),
    to: { kind: 'agentsOf', siteId },
  }));
}
