import type { Reader } from '@deskbell/shared/model/receipt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../../src/core/new-id.ts';
import { findReceipt } from '../../../src/receipts/store.ts';
import { keyOf, movePositions, type Position } from '../../../src/receipts/together/store.ts';
import { startTestApp, type TestApp } from '../../app.ts';
import { ring, say, talk } from '../../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const agent = (id: string): Reader => ({ kind: 'agent', id });
const visitor = (id: string): Reader => ({ kind: 'visitor', id });

type Given = Partial<Position> & Pick<Position, 'conversationId' | 'reader'>;

const position = (given: Given): Position => ({
  siteIds: null,
  deliveredSeq: 0,
  readSeq: 0,
  ...given,
});

/** What becomes of one position, and what the table says then. */
async function move(given: Given) {
  const { conversationId, reader } = given;
  const moved = await movePositions(app.db, [position(given)]);
  const receipt = await findReceipt(app.db, conversationId, reader);
  const outcome = moved.get(keyOf(conversationId, reader));
  if (outcome) expect(outcome.receipt).toEqual(receipt);
  return { receipt, hasMoved: outcome?.hasMoved ?? null, who: outcome?.who };
}

test('positions of many readers move in one go, each with its count, and only forward', async () => {
  const one = await talk(app);
  const two = await ring(app);
  const reply = await say(one.agent.console, one.conversationId);
  await say(one.visitor, one.conversationId);
  const guest = visitor(one.conversation.visitorId);
  const mira = agent(one.agent.id);
  const moved = await movePositions(app.db, [
    position({
      conversationId: one.conversationId,
      reader: guest,
      deliveredSeq: 4,
      readSeq: reply.message.seq,
    }),
    position({ conversationId: one.conversationId, reader: mira, deliveredSeq: 4, readSeq: 4 }),
    position({ conversationId: two.conversationId, reader: mira, deliveredSeq: 1 }),
  ]);
  const receipts = [...moved.values()].map(({ receipt, hasMoved }) => ({ ...receipt, hasMoved }));
  expect(receipts).toEqual(
    expect.arrayContaining([
      {
        conversationId: one.conversationId,
        reader: guest,
        deliveredSeq: 4,
        readSeq: 3,
        readCount: 1,
        hasMoved: true,
      },
      {
        conversationId: one.conversationId,
        reader: mira,
        deliveredSeq: 4,
        readSeq: 4,
        readCount: 2,
        hasMoved: true,
      },
      {
        conversationId: two.conversationId,
        reader: mira,
        deliveredSeq: 1,
        readSeq: 0,
        readCount: 0,
        hasMoved: true,
      },
    ]),
  );
  const back = await move({
    conversationId: one.conversationId,
    reader: mira,
    deliveredSeq: 1,
    readSeq: 1,
  });
  expect(back).toMatchObject({ hasMoved: false, receipt: { deliveredSeq: 4, readSeq: 4 } });
  const half = await move({
    conversationId: one.conversationId,
    reader: guest,
    deliveredSeq: 4,
    readSeq: 4,
  });
  expect(half).toMatchObject({ hasMoved: true, receipt: { deliveredSeq: 4, readSeq: 4 } });
});

test('no position lies past the last message, and one at the beginning is no row', async () => {
  const { conversation, conversationId } = await ring(app);
  const reader = visitor(conversation.visitorId);
  expect(await move({ conversationId, reader })).toMatchObject({ hasMoved: false });
  const far = { conversationId, reader, deliveredSeq: 99, readSeq: 99 };
  expect(await move(far)).toMatchObject({
    hasMoved: true,
    receipt: { deliveredSeq: 1, readSeq: 1 },
    who: { conversationId, siteId: conversation.siteId, visitorId: reader.id, agentIds: [] },
  });
});

test('a conversation out of the reader’s reach is left to the long way, and nothing of it is stored', async () => {
  const mine = await ring(app);
  const theirs = await talk(app);
  const elsewhere = await app.site();
  const { conversationId } = theirs;
  const read = { conversationId, deliveredSeq: 1, readSeq: 1 };
  const none = { hasMoved: null, receipt: { deliveredSeq: 0, readSeq: 0 } };
  expect(await move({ ...read, reader: visitor(mine.conversation.visitorId) })).toMatchObject(none);
  expect(await move({ ...read, reader: visitor(uuidv7()) })).toMatchObject(none);
  const away = { ...read, reader: agent(theirs.agent.id), siteIds: [elsewhere.id] };
  expect(await move(away)).toMatchObject(none);
  expect(await move({ ...away, siteIds: [elsewhere.id, theirs.site.id] })).toMatchObject({
    hasMoved: true,
  });
});

test('whoever has the conversation or took part is told of, each once', async () => {
  const { agent: mira, conversation, conversationId } = await talk(app);
  const jon = await app.agent();
  const console = await app.console(jon.token);
  await say(console, conversationId);
  const reader = visitor(conversation.visitorId);
  const { who } = await move({ conversationId, reader, deliveredSeq: 1 });
  expect([...(who?.agentIds ?? [])].sort()).toEqual([mira.id, jon.id].sort());
});
