import type { Client } from '../people/client.ts';

/** One time that a client had no connection, in ms of the clock. */
export type Absence = { client: string; from: number; to: number };

/** Notes from now on whenever a client has no connection. */
export function watchAbsences(clients: readonly Client[]): { absences: Absence[]; stop(): void } {
  const absences: Absence[] = [];
  const stops = clients.map(({ name, engine }) => {
    let from: number | null = null;
    return engine.subscribe(() => {
      const isThere = engine.state.link === 'online';
      if (!isThere) from ??= Date.now();
      else if (from !== null) {
        absences.push({ client: name, from, to: Date.now() });
        from = null;
      }
    });
  });
  return {
    absences,
    stop() {
      for (const stop of stops) stop();
    },
  };
}

/**
 * The largest share of all who left in the same `windowMs`: they knock elsewhere at once. When they are let in is up to
 * how busy the machine is.
 */
export function largestShare(absences: readonly Absence[], windowMs: number): number {
  const times = absences.map(({ from }) => from).sort((a, b) => a - b);
  const most = times.reduce((largest, start, at) => {
    const end = times.findIndex((time) => time >= start + windowMs);
    return Math.max(largest, (end < 0 ? times.length : end) - at);
  }, 0);
  return times.length === 0 ? 0 : most / times.length;
}

/** How long it took from the first who left to the last, in ms. */
export function spreadMs(absences: readonly Absence[]): number {
  const times = absences.map(({ from }) => from);
  return times.length === 0 ? 0 : Math.max(...times) - Math.min(...times);
}
