import type { Clock } from './clock.ts';

const baseMs = 500;
const capMs = 30_000;

/**
 * How long to wait before the next try, in ms: anywhere between nothing and a ceiling that doubles up to 30 s.
 *
 * The whole range is used ("full jitter") because thousands of clients lose a server at the same moment: waits that
 * cluster around the ceiling would bring them all back at the same moment too, again and again, while an even spread
 * gives the server a steady trickle and on average half the wait.
 *
 * @param failures tries that failed in a row, from 1
 */
export function backoffMs(failures: number, clock: Pick<Clock, 'random'>): number {
  const ceiling = Math.min(capMs, baseMs * 2 ** Math.min(failures - 1, 16));
  return Math.floor(clock.random() * ceiling);
}
