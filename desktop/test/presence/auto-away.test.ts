import { expect, it } from 'vitest';
import { createAutoAway } from '../../src/console/presence/auto-away.ts';

it('shows who leaves the device as away, and as online when they are back', () => {
  const autoAway = createAutoAway();
  expect(autoAway.idleChanged(true, 'online')).toBe('away');
  expect(autoAway.idleChanged(false, 'away')).toBe('online');
  expect(autoAway.idleChanged(false, 'online')).toBeNull();
});

it('says that someone is back also where the server never heard that they left', () => {
  const autoAway = createAutoAway();
  expect(autoAway.idleChanged(true, 'online')).toBe('away');
  expect(autoAway.idleChanged(false, 'online')).toBe('online');
});

it('leaves a choice of one’s own alone', () => {
  const autoAway = createAutoAway();
  expect(autoAway.idleChanged(true, 'away')).toBeNull();
  expect(autoAway.idleChanged(false, 'away')).toBeNull();
  expect(autoAway.idleChanged(true, 'online')).toBe('away');
  autoAway.chosen();
  expect(autoAway.idleChanged(false, 'away')).toBeNull();
});

it('leaves alone who was set offline on another device meanwhile', () => {
  const autoAway = createAutoAway();
  expect(autoAway.idleChanged(true, 'online')).toBe('away');
  expect(autoAway.idleChanged(false, 'offline')).toBeNull();
});
