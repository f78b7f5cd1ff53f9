import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/console/thread/plain-text.ts';

describe('a message in one line', () => {
  it('shows the words of its markup and none of the marks', () => {
    expect(plainText('The **brass bell** is _loud_')).toBe('The brass bell is loud');
    expect(plainText('See [the shop](https://example.com) or `press`')).toBe(
      'See the shop or press',
    );
    expect(plainText('Two:\n- one\n- **two**')).toBe('Two: one two');
  });

  it('keeps marks that mark nothing', () => {
    expect(plainText('2 * 3 * 4  =\n24')).toBe('2 * 3 * 4 = 24');
  });
});
