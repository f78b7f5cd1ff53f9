import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp } from '../src/app.ts';
import { openDatabase } from '../src/db/open.ts';
import { createSite } from '../src/sites/create-site.ts';
import { connect, type TestClient } from './client.ts';
import { createDatabase, type TestDatabase } from './database.ts';
import { eg } from './example.ts';
import { seqs, stored, upTo } from './races/cast.ts';
import { Cut } from './races/cut.ts';
import { findFreePort, Process } from './races/process.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

/** Sends until the server stops answering; answers what was acknowledged and what was not. */
async function sendUntilSilence(client: TestClient, conversationId: string) {
  const acknowledged: string[] = [];
  for (;;) {
    const batch = upTo(5).map(() => eg.message({ conversationId }));
    const sent = batch.map((message) => client.ask('sendMessage', message));
    for (const [at, answer] of (await Promise.allSettled(sent)).entries())
      if (answer.status === 'fulfilled' && answer.value.ok) acknowledged.push(batch[at]?.id ?? '');
    const unanswered = batch.filter(({ id }) => !acknowledged.includes(id));
    if (unanswered.length > 0) return { acknowledged, unanswered };
  }
}

test('a server killed in the middle of sending has kept every message it acknowledged, once', async () => {
  const port = await findFreePort();
  let server = await Process.start(database.url, port);
  const hello = { protocol: 1, actor: 'visitor', site: 'demo' };
  const visitor = await connect(server.url, hello);
  const { token } = visitor.welcome;
  const { conversation } = await visitor.call('sendMessage', eg.message());
  const { id: conversationId } = conversation;
  try {
    for (const enough of [10, 40]) {
      const client = await connect(server.url, { ...hello, token });
      const sending = sendUntilSilence(client, conversationId);
      await visitorHears(client, enough);
      await server.kill();
      const { acknowledged, unanswered } = await sending;
      expect(acknowledged.length).toBeGreaterThan(0);
      client.close();

      server = await Process.start(database.url, port);
      const again = await connect(server.url, { ...hello, token });
      for (const message of unanswered) await again.call('sendMessage', message);
      const messages = await stored(again, conversationId);
      const ids = messages.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(acknowledged));
      expect(ids).toEqual(expect.arrayContaining(unanswered.map(({ id }) => id)));
      expect(new Set(ids).size).toBe(ids.length);
      expect(seqs(messages)).toEqual(upTo(messages.length));
      again.close();
    }
  } finally {
    visitor.close();
    await server.kill();
  }
}, 60_000);

/** Waits until so many messages came back live. */
async function visitorHears(client: TestClient, count: number): Promise<void> {
  let heard = 0;
  await new Promise<void>((resolve) => {
    client.socket.on('messageStored', () => {
      heard += 1;
      if (heard >= count) resolve();
    });
  });
}

/** A server whose way to its database can be cut, and a visitor there. */
async function besideCut() {
  const cut = await Cut.open(database.url);
  const db = openDatabase(cut.url, 4);
  const log = pino({ level: 'silent' });
  const app = await startApp({ config: eg.config(cut.url), db, log });
  const site = await createSite(db, eg.site());
  const hello = { protocol: 1, actor: 'visitor', site: site.key };
  const visitor = await connect(app.url, hello);
  return {
    cut,
    visitor,
    join: (token: string | undefined) => connect(app.url, { ...hello, token }),
    async close() {
      visitor.close();
      await app.close();
      await db.destroy();
      await cut.close();
    },
  };
}

test('where the answer to a commit is lost, the retry finds the stored message', async () => {
  const scene = await besideCut();
  const { cut, visitor } = scene;
  const message = eg.message();
  cut.arm();
  const lost = await visitor.ask('sendMessage', message);
  expect(lost).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  const retried = await visitor.call('sendMessage', message);
  expect(retried.message).toMatchObject({ id: message.id, seq: 1 });
  expect(seqs(await stored(visitor, retried.conversation.id))).toEqual([1]);
  await scene.close();
});

test('where the answer to a commit of many is lost, each is found stored, and the others hear of it', async () => {
  const scene = await besideCut();
  const { cut, visitor } = scene;
  const { conversation } = await visitor.call('sendMessage', eg.message());
  const tab = await scene.join(visitor.welcome.token);
  const message = eg.message({ conversationId: conversation.id });
  cut.arm(message.id);
  const { message: kept } = await visitor.call('sendMessage', message);
  expect(kept).toMatchObject({ id: message.id, seq: 2 });
  expect(seqs(await stored(visitor, conversation.id))).toEqual([1, 2]);
  await tab.hears('conversationChanged', ({ conversation: heard }) => heard.lastSeq === 2);
  tab.close();
  await scene.close();
});
