import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inkOn, luminance } from '../src/contrast.ts';

const ratio = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

test('text on any accent colour can be read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
      const color = `#${value.toString(16).padStart(6, '0')}`;
      const ink = inkOn(color) === '#fff' ? 1 : 0;
      expect(ratio(luminance(color), ink)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('dark colours carry white and light colours black', () => {
  expect(inkOn('#1d4ed8')).toBe('#fff');
  expect(inkOn('#facc15')).toBe('#000');
});
