import type { Deskbell } from '../core/deskbell.ts';
import { touchSession } from '../sessions/store.ts';
import { sessionLifeMs, touchEveryMs } from '../sessions/token.ts';

/** A session in use lives on, whether it is used over REST or by a console that stays connected for weeks. */
export async function keepSession(
  { db, clock }: Deskbell,
  session: { id: string; last_used_at: Date },
): Promise<void> {
  const now = clock.now();
  if (now.getTime() - session.last_used_at.getTime() <= touchEveryMs) return;
  await touchSession(db, session.id, {
    last_used_at: now,
    expires_at: new Date(now.getTime() + sessionLifeMs),
  });
}
