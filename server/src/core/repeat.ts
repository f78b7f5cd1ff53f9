import type { Deskbell } from './deskbell.ts';

type Repeated = {
  everyMs: number;
  /** What the log says when it begins to go wrong; the next time comes all the same. */
  trouble: string;
  work: () => Promise<void>;
};

/** Does something again and again, never twice at once; returns the way to stop. */
export function repeat(
  { clock, log }: Pick<Deskbell, 'clock' | 'log'>,
  { everyMs, trouble, work }: Repeated,
): () => void {
  let isStopped = false;
  let isInTrouble = false;
  let cancel = (): void => undefined;
  const schedule = () => {
    if (!isStopped) cancel = clock.after(everyMs, once);
  };
  const once = () => {
    work()
      .then(
        () => {
          isInTrouble = false;
        },
        (error: unknown) => {
          if (!isInTrouble) log.error({ err: error }, trouble);
          isInTrouble = true;
        },
      )
      .then(schedule);
  };
  schedule();
  return () => {
    isStopped = true;
    cancel();
  };
}
