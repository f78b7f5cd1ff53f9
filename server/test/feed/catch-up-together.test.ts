import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../src/db/open.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { agentAt, catchUpUntil, say, talk } from '../scenes.ts';
import { Follower } from './follow.ts';

let app: TestApp;
let counted: Database;
let statements = 0;

beforeAll(async () => {
  const reach = (url: string) => {
    counted = openDatabase(url, 10, () => {
      statements += 1;
    });
    return counted;
  };
  app = await startTestApp({}, { reach });
});
afterAll(async () => {
  await app.app.close();
  await counted.destroy();
  await app.close();
});
beforeEach(() => {
  statements = 0;
});

type Scene = Awaited<ReturnType<typeof talk>>;

/** A visitor in a conversation, who knows all of it. */
async function level(): Promise<Scene & { follower: Follower }> {
  const scene = await talk(app);
  const follower = new Follower(scene.visitor);
  await follower.readPast(app.db);
  return { ...scene, follower };
}

test('those who come back at once and missed nothing share their questions', async () => {
  const { site } = await level();
  const visitors = await Promise.all(Array.from({ length: 40 }, () => app.visitor(site.key)));
  statements = 0;
  const back = await Promise.all(
    visitors.map(({ welcome }) => app.visitor(site.key, { token: welcome.token ?? '' })),
  );
  expect(back.map(({ welcome }) => welcome.visitor?.id)).toEqual(
    visitors.map(({ welcome }) => welcome.visitor?.id),
  );
  const answers = await Promise.all(
    back.map((client) => client.call('catchUp', { cursor: client.welcome.cursor })),
  );
  expect(answers.every(({ changes, isLevel }) => changes.length === 0 && isLevel)).toBe(true);
  // Each on its own took a look-up of the site, of itself and of its cursor, and a transaction of four.
  expect(statements).toBeLessThan(40 * 3);
});

const changes: Record<string, (scene: Scene) => Promise<unknown>> = {
  messageStored: ({ agent, conversationId }) => say(agent.console, conversationId),
  conversationChanged: ({ agent, conversationId }) =>
    agent.console.call('closeConversation', { conversationId }),
  receiptMoved: ({ agent, conversationId }) =>
    agent.console.call('markRead', { conversationId, seq: 1 }),
  visitorChanged: ({ conversation }) =>
    app.db
      .updateTable('visitors')
      .set({ name: 'Ada' })
      .where('id', '=', conversation.visitorId)
      .execute(),
  gone: ({ conversation, conversationId }) =>
    sql`insert into tombstones (id, kind, site_id, visitor_id)
      values (${conversationId}, 'conversation', ${conversation.siteId}, ${conversation.visitorId})`.execute(
      app.db,
    ),
};

test.each(Object.keys(changes))('what a visitor missed is found: %s', async (event) => {
  const scene = await level();
  await changes[event]?.(scene);
  const { changes: found } = await catchUpUntil(scene.visitor, scene.follower.cursor, event);
  expect(found.map((change) => change.event)).toContain(event);
});

test('a cursor that Postgres cannot hold fails for nobody else', async () => {
  const one = await level();
  const other = await agentAt(app).then(() => level());
  const [epoch] = one.follower.cursor.split('.');
  const [refused, fine] = await Promise.all([
    one.visitor.ask('catchUp', { cursor: `${epoch}.5.9999999999999999999` }),
    other.visitor.ask('catchUp', { cursor: other.follower.cursor }),
  ]);
  expect(refused).toMatchObject({ ok: false, error: { code: 'badInput' } });
  expect(fine).toMatchObject({ ok: true, value: { isLevel: true } });
});
