import { describe, expect, it } from 'vitest';
import { clockText, createFormats } from '../../src/console/words/formats.ts';

const words = { now: 'now', today: 'Today', yesterday: 'Yesterday' };
const formats = createFormats('en-GB', words);
const now = new Date(2026, 2, 12, 15, 0);
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
const relative = (minutes: number) => formats.relative(ago(minutes), now.getTime());

describe('a relative time', () => {
  it('is as short as it can be and still tells', () => {
    expect(relative(0.5)).toBe('now');
    expect(relative(5)).toBe('5m');
    expect(relative(3 * 60)).toBe('3h');
    expect(relative(26 * 60)).toBe('Wed');
    expect(relative(8 * 24 * 60)).toBe('4 Mar');
    expect(relative(400 * 24 * 60)).toMatch(/2025/);
  });

  it('never speaks of the future when clocks disagree', () => {
    expect(relative(-3)).toBe('now');
  });
});

describe('a day’s heading', () => {
  it('names today and yesterday by the calendar, not by hours', () => {
    const title = (at: Date) => formats.dayTitle(at.toISOString(), now.getTime());
    expect(title(new Date(2026, 2, 12, 0, 5))).toBe('Today');
    expect(title(new Date(2026, 2, 11, 23, 55))).toBe('Yesterday');
    expect(title(new Date(2026, 2, 10, 23, 55))).toMatch(/Tuesday/);
  });
});

describe('a wait clock', () => {
  it('runs in minutes and seconds, and in hours from the first', () => {
    expect(clockText(0)).toBe('00:00');
    expect(clockText(65_900)).toBe('01:05');
    expect(clockText(3_725_000)).toBe('1:02:05');
    expect(clockText(-5)).toBe('00:00');
  });
});

describe('what a visitor’s browser says', () => {
  it('is shown only where it makes sense', () => {
    expect(formats.localTime('Not/AZone', now.getTime())).toBeNull();
    expect(formats.languageName('de-AT')).toBe('Austrian German');
    expect(formats.languageName('§§')).toBe('§§');
  });
});
