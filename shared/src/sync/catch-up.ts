import type { DownEvent } from '../down.ts';
import type { ErrorBody } from '../error.ts';
import type { Welcome } from '../hello.ts';
import type { Ask } from './ask.ts';
import { backoffMs } from './backoff.ts';
import { CallFailed } from './call-failed.ts';
import type { Keeper } from './keeper.ts';
import { agentSnapshot, visitorSnapshot } from './snapshot.ts';
import type { Timers } from './timers.ts';

const everyMs = 60_000;
const probeWithinMs = 5_000;

export type CatchUpParts = {
  keeper: Keeper;
  timers: Timers;
  ask: Ask;
  /** The server's cursor is of no use here; the link must be made anew. */
  onLost(): void;
  /** What the state has taken in. */
  onTaken(events: readonly DownEvent[]): void;
  /** The present was reached: for the first time on this link, by a snapshot that makes open threads stale, or once more. */
  onLevel(how: 'first' | 'fresh' | 'again'): void;
};

/** Asks what changed since the cursor until nothing is left: at every connect, on a gap, on wake and every minute. */
export type CatchUp = {
  start(welcome: Welcome): void;
  /** One run at a time; a call during a run makes it run once more. */
  run(): void;
  /** A cheap call with a short deadline, since a half-open link looks connected. */
  probe(): void;
  stop(): void;
};

export function createCatchUp(parts: CatchUpParts): CatchUp {
  const { keeper, timers, ask } = parts;
  let source: Welcome | null = null;
  let isRunning = false;
  let isDue = false;
  let isFresh = false;
  let failures = 0;
  let cancel: () => void = () => undefined;

  function run(): void {
    isDue = true;
    if (!isRunning && source) void runOnce(source);
  }

  async function runOnce(from: Welcome): Promise<void> {
    cancel();
    isRunning = true;
    try {
      while (isDue && source === from) {
        isDue = false;
        await reachPresent(from);
      }
      if (source === from) finish();
    } catch (error) {
      if (source === from) recover(error);
    }
    isRunning = false;
    if (isDue && source) run();
  }

  async function reachPresent(from: Welcome): Promise<void> {
    if (keeper.cursor === null) await readSnapshot(from);
    let stored = Promise.resolve();
    for (let isLevel = false; !isLevel && source === from; ) {
      const page = await ask('catchUp', { cursor: keeper.cursor ?? from.cursor });
      // A page is kept while the next one is on its way, and no more than one waits for the disk.
      await stored;
      if (source !== from) return;
      stored = keeper.take(page.changes, { cursor: page.cursor });
      parts.onTaken(page.changes);
      isLevel = page.isLevel;
    }
    await stored;
  }

  async function readSnapshot(from: Welcome): Promise<void> {
    const { actor, cursor } = from;
    const told = await (actor === 'agent' ? agentSnapshot(ask) : visitorSnapshot(ask));
    const { me } = keeper.state;
    if (source !== from || !me) return;
    const stored = keeper.take(told, { isFresh: true, me, cursor });
    isFresh = true;
    parts.onTaken(told);
    await stored;
  }

  function finish(): void {
    failures = 0;
    const how = keeper.state.isLevel ? 'again' : 'first';
    keeper.change({ isLevel: true });
    parts.onLevel(isFresh ? 'fresh' : how);
    isFresh = false;
    cancel = timers.after(everyMs * (0.9 + 0.2 * timers.random()), run);
  }

  function recover(error: unknown): void {
    const body: ErrorBody | null = error instanceof CallFailed ? error.body : null;
    failures += 1;
    if (body?.code !== 'badInput') retry(body);
    else if (failures > 1) parts.onLost();
    else {
      keeper.forgetCursor();
      run();
    }
  }

  function retry(body: ErrorBody | null): void {
    cancel = timers.after((body?.retryAfterMs ?? 0) + backoffMs(failures, timers), run);
  }

  return {
    start(welcome) {
      source = { ...welcome };
      failures = 0;
      run();
    },
    run,
    probe() {
      const cursor = keeper.cursor;
      if (cursor === null) return;
      ask('catchUp', { cursor, limit: 1 }, probeWithinMs).then(run, () => undefined);
    },
    stop() {
      cancel();
      source = null;
      isDue = false;
    },
  };
}
