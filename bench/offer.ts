import { setTimeout } from 'node:timers/promises';

export type Offered = {
  /** From when each was due, in ms: a sender that falls behind does not hide it. */
  taken: number[];
  /** How many were refused or never came. */
  failed: number;
};

type Load = {
  perSecond: number;
  /** Ends after so many seconds, or once this says so. */
  until: number | (() => boolean);
  send: (nth: number) => Promise<void>;
};

/**
 * Offers so many a second whether or not earlier ones are done (an open loop), on a grid of whole milliseconds.
 */
export async function offer({ perSecond, until, send }: Load): Promise<Offered> {
  const taken: number[] = [];
  let failed = 0;
  const sends: Promise<void>[] = [];
  const startedAt = performance.now();
  const isOver = typeof until === 'number' ? () => sends.length >= perSecond * until : until;
  const dueAt = (nth: number) => startedAt + Math.floor((nth * 1_000) / perSecond);
  while (!isOver()) {
    const due = dueAt(sends.length);
    const waitMs = due - performance.now();
    if (waitMs > 0) await setTimeout(waitMs);
    while (!isOver() && dueAt(sends.length) <= performance.now()) {
      const at = dueAt(sends.length);
      const done = send(sends.length).then(
        () => void taken.push(performance.now() - at),
        () => {
          failed += 1;
        },
      );
      sends.push(done);
    }
  }
  await Promise.all(sends);
  return { taken, failed };
}
