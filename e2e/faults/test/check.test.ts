import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Message } from '@deskbell/shared/model/message';
import { expect, test } from 'vitest';
import { check } from '../check/check.ts';
import type { Invariant } from '../check/finding.ts';
import { checkLogs } from '../check/logs.ts';
import { heldBy, rightWorld } from './example.ts';

type World = ReturnType<typeof rightWorld>;

function findingsAfter(spoil: (world: World) => unknown): [Invariant, string][] {
  const world = rightWorld();
  spoil(world);
  return check(world.truth, world.seen, world.told).map(({ invariant, text }) => [invariant, text]);
}

/** The element, which the example has. */
function at<Value>(values: readonly Value[], index: number): Value {
  const value = values.at(index);
  if (value === undefined) throw new Error(`the example has no ${index}`);
  return value;
}

test('a world in which everything is right has no findings', () => {
  expect(findingsAfter(() => undefined)).toEqual([]);
});

const openWith = (messages: (Message | undefined)[]) =>
  new Map([['c1', { messages: messages.filter((each) => each !== undefined), hasOlder: true }]]);

const wrongs: [what: string, spoil: (world: World) => unknown, found: [Invariant, RegExp]][] = [
  [
    'an acknowledged message that is not in the database',
    ({ truth }) => truth.messages.pop(),
    ['acknowledged', /"asks more".*not in the database/],
  ],
  [
    'an acknowledged message that lies elsewhere than was said',
    ({ told }) => Object.assign(at(at(told.sendings, 0).acknowledged, 0), { seq: 9 }),
    ['acknowledged', /"asks".*9 of conversation c1.*1 of conversation c1/],
  ],
  [
    'an acknowledged message that reads otherwise',
    ({ truth }) => Object.assign(at(truth.messages, 0), { text: 'is asked' }),
    ['acknowledged', /reads "is asked"/],
  ],
  [
    'a message that was kept and is nowhere',
    ({ told }) => {
      const sending = told.write({ text: 'lost', client: 'v', life: 'v', isDurable: true });
      Object.assign(sending, { id: 'm9', isKept: true });
    },
    ['kept', /kept "lost"/],
  ],
  [
    'a message that is stored and shown to its author as refused',
    ({ seen, told }) => {
      const { id, text } = at(told.sendings, 0);
      const entry = { id: id ?? '', text, conversationId: null, kind: 'text' as const };
      seen[0].screen.outbox = [{ ...entry, createdAt: '', state: 'refused' }];
    },
    ['refused', /shown to visitor as refused/],
  ],
  [
    'a message that was refused at its only try, and is stored',
    ({ told }) =>
      Object.assign(at(told.sendings, 0), {
        acknowledged: [],
        refused: [{ code: 'conflict', message: '' }],
      }),
    ['refused', /conflict.*only try/],
  ],
  [
    'a message that is stored twice',
    ({ truth }) => truth.messages.push({ ...at(truth.messages, 0), id: 'm5', seq: 5 }),
    ['once', /"asks" is stored 2 times/],
  ],
  [
    'a message that nobody sent',
    ({ truth }) =>
      truth.messages.push({ ...at(truth.messages, 0), id: 'm5', seq: 5, text: 'who?' }),
    ['once', /"who\?".*nobody sent it/],
  ],
  [
    'a gap',
    ({ truth }) => Object.assign(at(truth.messages, 3), { seq: 5 }),
    ['gapless', /has 5 where 4 should be/],
  ],
  [
    'a conversation that ends before its last seq',
    ({ truth }) => Object.assign(at(truth.conversations, 0), { lastSeq: 5 }),
    ['gapless', /its last is 5, and has 4/],
  ],
  [
    'two messages of one client that changed places',
    ({ truth }) => {
      Object.assign(at(truth.messages, 0), { seq: 4 });
      Object.assign(at(truth.messages, 3), { seq: 1 });
    },
    ['authorOrder', /"asks more" was sent after "asks", and stands before it/],
  ],
  [
    'a count that its messages do not bear out',
    ({ truth }) => Object.assign(at(truth.conversations, 0), { visitorMessageCount: 3 }),
    ['counts', /counts 3 visitor messages, and has 2/],
  ],
  [
    'a read count that its position does not bear out',
    ({ truth }) => Object.assign(at(truth.receipts, 0), { readCount: 2 }),
    ['counts', /read c1 up to 1: the receipt counts 2, the messages 1/],
  ],
  [
    'two open conversations of one visitor',
    ({ truth }) =>
      truth.conversations.push({ ...at(truth.conversations, 0), id: 'c2', lastSeq: 0 }),
    ['oneOpen', /c1 and c2/],
  ],
  [
    'an acknowledged correction that is lost',
    ({ told, seen }) =>
      told.changed.push({ ...at(heldBy(seen[1], 'store'), 1), text: 'better', revision: 2 }),
    ['changes', /"better" \(revision 2\); this is lost/],
  ],
  [
    'an acknowledged status that is lost',
    ({ told, seen }) =>
      told.conversations.push({ ...at(seen[1].screen.conversations, 0), status: 'closed' }),
    ['changes', /c1 was closed.*it is active/],
  ],
  [
    'an acknowledged read position that is lost',
    ({ told, seen }) => {
      const receipt = at(at(seen[1].screen.conversations, 0).receipts, 0);
      told.receipts.push({ ...receipt, readSeq: 4 });
    },
    ['changes', /agent a1 had read c1 up to 4; this is lost/],
  ],
  ...(['store', 'screen'] as const).flatMap(messagesWrongIn),
  [
    'an open thread that begins later and lacks something in between',
    ({ seen }) => {
      const [, answers, , more] = heldBy(seen[1], 'screen');
      seen[1].screen.open = openWith([answers, more]);
    },
    ['screens', /open thread of agent.*3 "notes".*missing \(1 in all/],
  ],
  [
    'an open thread that shows nothing',
    ({ seen }) => {
      seen[0].screen.open = openWith([]);
    },
    ['screens', /open thread of visitor.*1 "asks".*missing \(3 in all/],
  ],
  [
    'a message that is still there after it was taken back',
    ({ truth }) => Object.assign(at(truth.messages, 1), { isDeleted: true, text: '' }),
    ['tombstones', /still has "answers"/],
  ],
  [
    'a note with a visitor',
    ({ seen }) => heldBy(seen[0], 'screen').splice(2, 0, at(heldBy(seen[1], 'store'), 2)),
    ['notes', /screen of visitor has the note "notes"/],
  ],
  [
    'a wrong status',
    ({ seen }) => Object.assign(at(seen[0].stored.conversations, 0), { status: 'waiting' }),
    ['conversations', /store of visitor.*status is waiting, should be active/],
  ],
  [
    'a wrong assignee',
    ({ seen }) => Object.assign(at(seen[1].screen.conversations, 0), { assigneeId: null }),
    ['conversations', /screen of agent.*assignee is null, should be a1/],
  ],
  ...agentSees(
    'last message',
    { lastMessage: null },
    /last message is null, should be 4 "asks more"/,
  ),
  ...agentSees('time of change', { updatedAt: '' }, /time of change is , should be 2026/),
  ...agentSees('tag that is gone', { tags: undefined }, /tags is undefined, should be kind/),
  ...agentSees('time of waiting', { waitingSince: 'now' }, /waiting since is now, should be null/),
  ...agentSees('time to come back', { parkedUntil: 'now' }, /parked until is now, should be null/),
  ...agentSees('priority', { priority: 'low' }, /priority is low, should be normal/),
  ...agentSees(
    'visitor without a name',
    { visitor: undefined },
    /name is undefined, should be Ada/,
  ),
  ...agentSees('context', { context: {} }, /context is {}, should be {"page"/),
  [
    'a note as what was last said to a visitor',
    ({ truth }) => Object.assign(at(truth.messages, 3), { isInternal: true }),
    ['conversations', /screen of visitor.*last message is 4 "asks more", should be 2 "answers"/],
  ],
  [
    'a conversation that is missing',
    ({ seen }) => seen[1].stored.conversations.pop(),
    ['conversations', /store of agent.*missing/],
  ],
  [
    'a read position that differs',
    ({ seen }) =>
      Object.assign(at(at(seen[0].stored.conversations, 0).receipts, 1), { readSeq: 1 }),
    ['receipts', /visitor v1 is delivered 2, read 1.*should be delivered 2, read 2/],
  ],
  [
    'a read position that was never told',
    ({ seen }) => seen[1].stored.reads.push({ conversationId: 'c1', seq: 4 }),
    ['receipts', /has read c1 up to 4 and has not told it/],
  ],
  [
    'a wrong badge',
    ({ seen }) => seen[1].screen.unread.set('c1', 2),
    ['badges', /agent sees 2 unread in conversation c1; there are 1/],
  ],
  [
    'a wrong number on the tray',
    ({ seen }) => Object.assign(seen[1].screen, { badge: 0 }),
    ['badges', /tray of agent shows 0; there are 1 unread/],
  ],
];

function agentSees(what: string, wrong: object, reads: RegExp): typeof wrongs {
  return (['screen', 'stored'] as const).map((place) => [
    `a wrong ${what} (${place})`,
    ({ seen }) => Object.assign(at(seen[1][place].conversations, 0), wrong),
    ['conversations', reads],
  ]);
}

function messagesWrongIn(place: 'store' | 'screen'): typeof wrongs {
  const invariant = place === 'store' ? 'stores' : 'screens';
  return [
    [
      `a message that is missing in a ${place}`,
      ({ seen }) => heldBy(seen[0], place).splice(1, 1),
      [invariant, /of visitor.*2 "answers".*missing/],
    ],
    [
      `a message in a ${place} that was never stored`,
      ({ seen }) => {
        const held = heldBy(seen[1], place);
        held.push({ ...at(held, 0), id: 'm9', seq: 5, text: 'phantom' });
      },
      [invariant, /of agent.*"phantom".*should not be/],
    ],
    [
      `messages that changed places in a ${place}`,
      ({ seen }) => heldBy(seen[1], place).reverse(),
      [invariant, /stands behind a later one/],
    ],
    [
      `an old version of a message in a ${place}`,
      ({ truth }) => Object.assign(at(truth.messages, 1), { text: 'corrected', revision: 2 }),
      [invariant, /2 "answers" \(revision 1\) instead of 2 "corrected" \(revision 2\)/],
    ],
  ];
}

test('an open thread need not go back to the beginning', () => {
  const found = findingsAfter(({ seen }) => {
    seen[1].screen.open = openWith(heldBy(seen[1], 'screen').slice(2));
  });
  expect(found).toEqual([]);
});

test.for(wrongs)('%s is found', ([, spoil, [invariant, reads]]) => {
  const findings = findingsAfter(spoil);
  expect(findings).toContainEqual([invariant, expect.stringMatching(reads)]);
});

test('a log that holds what somebody wrote is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-logs-'));
  writeFileSync(join(folder, 'server-0.log'), 'a command failed\n');
  expect(checkLogs(folder)).toEqual([]);
  writeFileSync(join(folder, 'server-1.log'), `ready\n{"detail":"visitor 1 says #12"}\n`);
  expect(checkLogs(folder)).toEqual([
    { invariant: 'logs', text: expect.stringMatching(/server-1\.log holds .*says #12/) },
  ]);
  rmSync(folder, { recursive: true });
});
