import { expect, test } from 'vitest';
import { guestName } from '../../src/rules/guest-name.ts';

test('a guest is called by the random end of their id', () => {
  expect(guestName('01932f7a-5c1e-7b2d-8f00-b8349ab19ef6')).toBe('Guest #b834…9ef6');
});
