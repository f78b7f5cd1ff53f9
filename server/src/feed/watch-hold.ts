import type { Deskbell } from '../core/deskbell.ts';
import { repeat } from '../core/repeat.ts';
import { findHold } from './hold/store.ts';

const everyMs = 5_000;
/** No transaction of Deskbell takes as long, in ms. */
const worthAWarningMs = 10_000;

export type HoldWatch = {
  /** How long one transaction has been holding the feed back, in ms; 0 where none does. */
  ageMs(): number;
  stop(): void;
};

/**
 * Watches for a transaction, ours or a stranger's in the same PostgreSQL, that keeps catch-up from telling what has
 * been stored since it began. Says so once for each.
 */
export function watchHold({ db, clock, log }: Pick<Deskbell, 'db' | 'clock' | 'log'>): HoldWatch {
  let held: { xid: string; since: number; isSaid: boolean } | null = null;
  const now = () => clock.now().getTime();

  async function look(): Promise<void> {
    const hold = await findHold(db);
    if (!hold || hold.xid !== held?.xid) tellEnd();
    if (!hold) {
      held = null;
      return;
    }
    // Its age is known to whoever may see it; for the others it begins when it was first seen.
    const since = hold.ageMs === null ? now() : now() - hold.ageMs;
    const before = held?.xid === hold.xid ? held : { since, isSaid: false };
    held = { ...before, xid: hold.xid, since: Math.min(before.since, since) };
    if (held.isSaid || now() - held.since < worthAWarningMs) return;
    held.isSaid = true;
    log.warn(
      { ...hold, ageMs: now() - held.since },
      'a long transaction holds catch-up back; what is stored meanwhile is told live only',
    );
  }

  function tellEnd(): void {
    if (held?.isSaid) log.info({ xid: held.xid }, 'the long transaction has ended');
  }

  const stop = repeat(
    { clock, log },
    { everyMs, trouble: 'the feed was not looked at', work: look },
  );
  return { ageMs: () => (held ? now() - held.since : 0), stop };
}
