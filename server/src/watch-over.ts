import type { Config } from './config.ts';
import type { Deskbell } from './core/deskbell.ts';
import { repeat } from './core/repeat.ts';
import { isReachable } from './db/is-reachable.ts';
import { poolOf } from './db/pool-watch.ts';
import { openProbe } from './db/probe.ts';
import { diskProbe } from './disk-probe.ts';
import { measure } from './edge/measure.ts';
import type { createSocketServer } from './edge/socket.ts';
import { watchHold } from './feed/watch-hold.ts';

const everyMs = 5_000;

type Parts = { io: ReturnType<typeof createSocketServer>; config: Config };

/** Looks at everything the server needs, now and then and when somebody asks; returns the way to stop. */
export function watchOver(deskbell: Deskbell, { io, config }: Parts): () => Promise<void> {
  const { health } = deskbell;
  const closeProbe = probeDatabase(deskbell);
  const disk = diskProbe(config);
  if (disk) health.add('disk', disk);
  probeBus(deskbell);
  const hold = watchHold(deskbell);
  measure(deskbell, { io, heldBackMs: hold.ageMs });
  const trouble = 'nobody knows how the server is';
  const stop = repeat(deskbell, { everyMs, trouble, work: () => health.look() });
  return async () => {
    stop();
    hold.stop();
    await closeProbe();
  };
}

function probeDatabase({ db, health }: Deskbell): () => Promise<void> {
  const probe = openProbe(db);
  const pool = poolOf(db);
  health.add('database', async () => {
    await probe.ask();
    if (!pool.isDiskFull) return { state: 'ok' };
    await probe.write();
    pool.isDiskFull = false;
    return { state: 'ok' };
  });
  // The way commands take: where every connection is busy, this has to wait as they do.
  health.add('pool', async () =>
    (await isReachable(db)) ? { state: 'ok' } : { state: 'failing', reason: 'no free connection' },
  );
  return probe.close;
}

/** A server that cannot reach the others still serves; who misses something catches up. */
function probeBus({ bus, health }: Deskbell): void {
  if (bus.isAlone) return;
  health.add('bus', async () =>
    bus.isUp ? { state: 'ok' } : { state: 'degraded', reason: 'other servers are out of reach' },
  );
}
