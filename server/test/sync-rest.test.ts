import { unreadCount } from '@deskbell/shared/rules/unread';
import { restLink } from '@deskbell/shared/sync/rest-link';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from './app.ts';
import { upTo } from './races/cast.ts';
import { Desk, links } from './sync/desk.ts';
import { Wire } from './sync/wire.ts';

let app: TestApp;
let wire: Wire;
const desks: Desk[] = [];
beforeAll(async () => {
  app = await startTestApp();
  wire = await Wire.open(app.app.port);
});
afterEach(async () => {
  wire.up();
  for (const desk of desks.splice(0)) await desk.engine.stop();
});
afterAll(async () => {
  await wire.close();
  await app.close();
});

async function open(desk: Desk): Promise<Desk> {
  desks.push(desk);
  return desk.start();
}

const textsIn = (desk: Desk, conversationId: string) =>
  desk.thread(conversationId).flatMap(({ kind, text }) => (kind === 'system' ? [] : [text]));

/** A visitor over REST alone and a console over a socket, both looking at the conversation the visitor began. */
async function talk() {
  const { key } = await app.site();
  const { token } = await app.agent();
  const visitor = await open(Desk.visitor(restLink(fetch, wire.url), key));
  const desk = await open(Desk.console(links.bare(wire.url), token));
  await visitor.send('Hello', null);
  const conversationId = await visitor.conversationId();
  for (const one of [visitor, desk]) {
    await one.until(({ conversations }) => conversations.has(conversationId));
    await one.engine.openThread(conversationId);
  }
  await desk.engine.call('acceptConversation', { conversationId });
  const both = [visitor, desk];
  const agree = async (texts: string[]) => {
    for (const one of both)
      await one.until(
        ({ outbox }) => outbox.length === 0 && textsIn(one, conversationId).length >= texts.length,
      );
    expect(both.map((one) => textsIn(one, conversationId))).toEqual([texts, texts]);
  };
  return { visitor, desk, conversationId, agree };
}

test('over REST alone a visitor reads answers, sees who answers and what was read, and has it counted', async () => {
  const { visitor, desk, conversationId, agree } = await talk();
  await desk.send('Good morning', conversationId);
  await agree(['Hello', 'Good morning']);
  const { me } = visitor.engine.state;
  await visitor.until(({ conversations }) => {
    const conversation = conversations.get(conversationId);
    return (
      conversation?.status === 'active' &&
      conversation.agents.length === 1 &&
      me !== null &&
      unreadCount(conversation, me) === 1
    );
  });
  visitor.engine.markRead(conversationId, 4);
  await desk.until(({ conversations }) =>
    Boolean(
      conversations
        .get(conversationId)
        ?.receipts.some(({ reader, readCount }) => reader.kind === 'visitor' && readCount === 1),
    ),
  );
  expect(visitor.troubles).toEqual([]);
});

test('an answer arrives although a long transaction elsewhere holds the change feed back', async () => {
  const { desk, conversationId, agree } = await talk();
  await app.db.transaction().execute(async (holder) => {
    await sql`select pg_current_xact_id()`.execute(holder);
    await desk.send('Good morning', conversationId);
    await agree(['Hello', 'Good morning']);
  });
});

test('however often the network breaks, every message is stored exactly once, in its author’s order', async () => {
  const { visitor, desk, conversationId, agree } = await talk();
  for (const round of upTo(6)) {
    await visitor.send(`says ${round}`, conversationId);
    // Cut at another moment of the exchange every time.
    for (const _ of upTo(round)) await new Promise((resolve) => setImmediate(resolve));
    wire.cut();
    for (const one of [visitor, desk]) await one.until(({ link }) => link !== 'offline');
  }
  await agree(['Hello', ...upTo(6).map((round) => `says ${round}`)]);
});

test('a visitor comes back as the same person, and hears what was said meanwhile', async () => {
  const { visitor, desk, conversationId, agree } = await talk();
  const { me } = visitor.engine.state;
  wire.down();
  await visitor.until(({ link }) => link !== 'online');
  wire.up();
  await desk.until(({ isLevel }) => isLevel);
  await desk.send('Are you there?', conversationId);
  await agree(['Hello', 'Are you there?']);
  expect(visitor.engine.state.me).toEqual(me);
});

test('an unknown site is refused for good', async () => {
  const desk = Desk.visitor(restLink(fetch, wire.url), 'nobody');
  desks.push(desk);
  await desk.engine.start();
  const { refusal } = await desk.until((state) => state.refusal !== null);
  expect(refusal?.code).toBe('siteUnknown');
});
