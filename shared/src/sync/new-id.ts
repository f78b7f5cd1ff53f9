import type { Clock } from './clock.ts';
import { systemClock } from './system-clock.ts';

type RandomSource = { getRandomValues(bytes: Uint8Array): Uint8Array };
const { crypto } = globalThis as unknown as { crypto: RandomSource };

const hex = (byte: number) => byte.toString(16).padStart(2, '0');

let lastMs = 0;
let counter = 0;

/**
 * A UUIDv7: 48 bits of Unix ms, a counter of 12 bits that starts at random below half, 62 random bits. Ids made in
 * one process sort in the order they were made, also within a millisecond and when the clock steps back.
 */
export function newId(clock: Pick<Clock, 'now'> = systemClock): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const [high = 0, low = 0] = [bytes[6], bytes[7]];
  const now = clock.now();
  if (now > lastMs) {
    lastMs = now;
    counter = ((high & 7) << 8) | low;
  } else {
    counter += 1;
    if (counter > 0xfff) {
      lastMs += 1;
      counter = 0;
    }
  }
  for (let at = 0; at < 6; at += 1) bytes[at] = Math.floor(lastMs / 2 ** (40 - 8 * at)) % 256;
  bytes[6] = 0x70 | (counter >> 8);
  bytes[7] = counter & 0xff;
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const text = Array.from(bytes, hex).join('');
  const cuts = [0, 8, 12, 16, 20, 32];
  return cuts
    .slice(1)
    .map((end, at) => text.slice(cuts[at], end))
    .join('-');
}
