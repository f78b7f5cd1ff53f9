import { expect, test } from 'vitest';
import { Group } from '../../src/core/group.ts';

/** A group whose work is finished by hand. */
function grouping(limits: Partial<{ lanes: number; most: number; waiting: number }> = {}) {
  const groups: { items: number[]; finish: () => void; fail: (error: Error) => void }[] = [];
  const group = new Group<number, string>(
    (items) =>
      new Promise((resolve, reject) => {
        groups.push({
          items,
          finish: () => resolve(items.map((item) => `done ${item}`)),
          fail: reject,
        });
      }),
    { lanes: 1, most: 3, waiting: 5, ...limits },
  );
  const begun = (count: number) => expect.poll(() => groups.length).toBe(count);
  return { group, groups, begun };
}

test('where nothing is under way it goes at once, with what came in the same turn', async () => {
  const { group, groups, begun } = grouping();
  const both = [group.add(1), group.add(2)];
  await begun(1);
  expect(groups[0]?.items).toEqual([1, 2]);
  groups[0]?.finish();
  expect(await Promise.all(both)).toEqual(['done 1', 'done 2']);
});

test('what arrives meanwhile shares the next group, in its order and up to the largest', async () => {
  const { group, groups, begun } = grouping();
  const first = group.add(0);
  await begun(1);
  const rest = [1, 2, 3, 4].map((item) => group.add(item));
  groups[0]?.finish();
  await first;
  await begun(2);
  expect(groups[1]?.items).toEqual([1, 2, 3]);
  groups[1]?.finish();
  await begun(3);
  expect(groups[2]?.items).toEqual([4]);
  groups[2]?.finish();
  expect(await Promise.all(rest)).toEqual(['done 1', 'done 2', 'done 3', 'done 4']);
});

test('with two lanes a second group starts while the first is under way, and no third', async () => {
  const { group, groups, begun } = grouping({ lanes: 2 });
  const all = [group.add(1)];
  await begun(1);
  all.push(group.add(2));
  await begun(2);
  all.push(group.add(3));
  await new Promise(setImmediate);
  expect(groups.length).toBe(2);
  groups[1]?.finish();
  await begun(3);
  for (const { finish } of groups) finish();
  expect(await Promise.all(all)).toEqual(['done 1', 'done 2', 'done 3']);
});

test('a group that fails tells each of it, and the next goes on', async () => {
  const { group, groups, begun } = grouping();
  const lost = [group.add(1), group.add(2)];
  await begun(1);
  const next = group.add(3);
  groups[0]?.fail(new Error('the disk is full'));
  expect(await Promise.allSettled(lost)).toMatchObject([
    { status: 'rejected', reason: { message: 'the disk is full' } },
    { status: 'rejected', reason: { message: 'the disk is full' } },
  ]);
  await begun(2);
  groups[1]?.finish();
  expect(await next).toBe('done 3');
});

test('past its bound it refuses and says when to come back, and takes more once there is room', async () => {
  const { group, groups, begun } = grouping({ waiting: 2 });
  const kept = [group.add(0)];
  await begun(1);
  kept.push(group.add(1), group.add(2));
  await expect(group.add(3)).rejects.toMatchObject({
    body: { code: 'unavailable', retryAfterMs: expect.any(Number) },
  });
  groups[0]?.finish();
  await begun(2);
  kept.push(group.add(4));
  groups[1]?.finish();
  await begun(3);
  groups[2]?.finish();
  expect(await Promise.all(kept)).toEqual(['done 0', 'done 1', 'done 2', 'done 4']);
});

test('work that answers for fewer than it was given fails, rather than give one the outcome of another', async () => {
  const group = new Group<number, string>(async () => ['only one'], {
    lanes: 1,
    most: 9,
    waiting: 9,
  });
  const both = await Promise.allSettled([group.add(1), group.add(2)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
