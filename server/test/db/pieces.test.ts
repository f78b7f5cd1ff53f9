import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reassembling, toPieces } from '../../src/db/pieces.ts';

test('any text comes whole out of pieces that each fit a notification, whoever else speaks in between', () => {
  const text = fc.string({ unit: 'binary', maxLength: 12_000, size: 'max' });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const heard: string[] = [];
      const take = reassembling('me', (whole) => heard.push(whole));
      const pieces = [
        toPieces('one', 1, one),
        toPieces('me', 1, 'nothing for me'),
        toPieces('other', 1, other),
      ].flat();
      for (const piece of pieces) expect(Buffer.byteLength(piece)).toBeLessThan(8_000);
      for (const piece of pieces) take(piece);
      expect(heard).toEqual([one, other]);
    }),
    { numRuns: 15 },
  );
});

test('a text that never ended is dropped for the next', () => {
  const heard: string[] = [];
  const take = reassembling('me', (whole) => heard.push(whole));
  take(toPieces('one', 1, 'x'.repeat(20_000))[0] ?? '');
  for (const piece of toPieces('one', 2, 'whole')) take(piece);
  expect(heard).toEqual(['whole']);
});
