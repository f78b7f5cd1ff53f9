import type { Presence } from '@deskbell/shared/model/presence';
import { updateAgentsLastSeen } from '../agents/store.ts';
import { findVisitorsOf } from '../conversations/store.ts';
import type { Publication } from '../core/audience.ts';
import type { Deskbell } from '../core/deskbell.ts';
import { findVisitor, updateVisitorsLastSeen } from '../visitors/store.ts';

/** Tells whoever may care that someone came or went, and keeps when they were last seen. */
export function announcePresence(deskbell: Deskbell): void {
  deskbell.presences.onChange((presence) => {
    announce(deskbell, presence).catch((error: unknown) => {
      deskbell.log.error({ err: error }, 'a change of presence was not announced');
    });
  });
}

/** Says what is so when it is said: of two changes in a row, the slower one must not have the last word with old news. */
async function announce(deskbell: Deskbell, presence: Presence): Promise<void> {
  const { db, publisher, clock, presences } = deskbell;
  const event = 'presenceChanged' as const;
  const { kind, id } = presence.who;
  if (kind === 'agent') {
    if (presence.status === 'offline') await updateAgentsLastSeen(db, [id], clock.now());
    const visitors = await findVisitorsOf(db, id);
    const body = presences.of(presence.who);
    const heard: Publication[] = visitors.map((visitorId) => ({
      event,
      body,
      to: { kind: 'visitor', visitorId },
    }));
    publisher.publish([{ event, body, to: { kind: 'agents' } }, ...heard]);
    return;
  }
  if (presence.status === 'offline') await updateVisitorsLastSeen(db, [id], clock.now());
  // Someone who only looks is nobody's conversation yet.
  const visitor = await findVisitor(db, id);
  if (!visitor) return;
  const body = presences.of(presence.who);
  publisher.publish([{ event, body, to: { kind: 'agentsOf', siteId: visitor.siteId } }]);
}
