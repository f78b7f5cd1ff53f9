import { updateAgentsLastSeen } from '../agents/store.ts';
import type { Deskbell } from '../core/deskbell.ts';
import { updateVisitorsLastSeen } from '../visitors/store.ts';

/** Everyone here is last seen now: a server that stops has nobody left to see them leave. */
export async function keepLastSeen({ db, clock, log, presences }: Deskbell): Promise<void> {
  const now = clock.now();
  const idsOf = (kind: 'visitor' | 'agent') =>
    presences.present().flatMap((who) => (who.kind === kind ? [who.id] : []));
  try {
    await updateVisitorsLastSeen(db, idsOf('visitor'), now);
    await updateAgentsLastSeen(db, idsOf('agent'), now);
  } catch (error) {
    log.error({ err: error }, 'when people were last seen was not kept');
  }
}
