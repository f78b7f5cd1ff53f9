import { expect, test } from 'vitest';
import { dateTime, dayName, regional } from '../src/chat/dates.ts';

const now = new Date(2026, 2, 12, 9).getTime();
const at = (...day: [number, number, number]) => new Date(...day, 23, 59).toISOString();

test('days are named as people name them', () => {
  expect(dayName('en', at(2026, 2, 12), now)).toBe('Today');
  expect(dayName('en', at(2026, 2, 11), now)).toBe('Yesterday');
  expect(dayName('en', at(2026, 2, 8), now)).toBe('Sunday');
  expect(dayName('en', at(2026, 1, 1), now)).toBe('February 1');
  expect(dayName('en', at(2025, 11, 31), now)).toBe('December 31, 2025');
  expect(dayName('de', at(2026, 2, 11), now)).toBe('Gestern');
});

test('a reader’s own region decides how times are written, within the language of the chat', () => {
  expect(regional('en', ['de-DE', 'en-GB', 'en-US'])).toBe('en-GB');
  expect(regional('de', ['en-GB'])).toBe('de');
  expect(regional('es', ['est-EE', 'es'])).toBe('es');
});

test('a time to come is a date and a time, not a count of days', () => {
  expect(dateTime('de', at(2026, 2, 17))).toBe('17.03.2026, 23:59');
});
