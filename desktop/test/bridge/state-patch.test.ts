import { emptyState, type State } from '@deskbell/shared/sync/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMirror } from '../../src/bridge/electron/mirror.ts';
import { applyPatch, diffState } from '../../src/bridge/state-patch.ts';
import { createToldState } from '../../src/engine/told-state.ts';

const rows = fc
  .dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(3))
  .map((entries) => new Map(Object.entries(entries).map(([key, at]) => [key, { at }])));
const states = fc.array(
  fc.record({ conversations: rows, threads: rows, retryAt: fc.option(fc.nat(3)) }),
  { minLength: 1, maxLength: 8 },
) as unknown as fc.Arbitrary<Partial<State>[]>;
const whole = (part: Partial<State>): State => ({ ...emptyState, ...part });

test('a state patched over any number of steps is the state itself', () => {
  fc.assert(
    fc.property(states, (parts) => {
      let before = emptyState;
      let mirrored = emptyState;
      for (const after of parts.map(whole)) {
        const patch = diffState(before, after);
        if (patch) mirrored = applyPatch(mirrored, structuredClone(patch));
        before = after;
      }
      expect(mirrored).toEqual(before);
    }),
  );
});

test('what did not change stays the very same thing', () => {
  const one = { at: 1 };
  const before = whole({ conversations: new Map([['a', one]]) as never });
  const after = whole({
    conversations: new Map([
      ['a', one],
      ['b', { at: 2 }],
    ]) as never,
  });
  const patch = diffState(before, after);
  expect(patch?.maps).toEqual({ conversations: { put: [['b', { at: 2 }]], removed: [] } });
  const patched = patch && applyPatch(before, patch);
  expect(patched?.conversations.get('a')).toBe(one);
  expect(patched?.threads).toBe(before.threads);
  expect(diffState(after, after)).toBeNull();
});

test('a page that begins in the midst of changes misses none and takes none twice', () => {
  fc.assert(
    fc.property(states, fc.nat(8), fc.nat(8), (parts, joins, delay) => {
      const mirror = createMirror();
      const onTheWay: (() => void)[] = [];
      const told = createToldState((change) => onTheWay.push(() => mirror.take(change)));
      let last = emptyState;
      for (const [at, part] of parts.entries()) {
        last = whole(part);
        told.tell(last);
        if (at !== Math.min(joins, parts.length - 1)) continue;
        // Answers and tellings come by different ways, so the one may overtake the other.
        const all = told.all();
        onTheWay.splice(Math.max(0, onTheWay.length - delay), 0, () => mirror.reset(all));
      }
      for (const arrive of onTheWay) arrive();
      expect(mirror.state).toEqual(last);
    }),
  );
});

test('whoever waits for a state is let go on when it is there', async () => {
  const mirror = createMirror();
  mirror.reset({ version: 1, patch: { values: {}, maps: {} } });
  let hasReached = false;
  const reached = mirror.reached(2).then(() => {
    hasReached = true;
  });
  await mirror.reached(1);
  expect(hasReached).toBe(false);
  mirror.take({ version: 2, patch: { values: { link: 'online' }, maps: {} } });
  await reached;
  expect(mirror.state.link).toBe('online');
});
