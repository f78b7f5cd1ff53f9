import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAgent } from '../src/agents/create-agent.ts';
import { type App, startApp } from '../src/app.ts';
import { createSite } from '../src/sites/create-site.ts';
import { createDatabase, type TestDatabase } from './database.ts';
import { eg } from './example.ts';
import { findFreePort } from './races/process.ts';
import { Desk, links } from './sync/desk.ts';

let database: TestDatabase;
let port: number;
beforeAll(async () => {
  database = await createDatabase();
  port = await findFreePort();
});
afterAll(() => database.drop());

const start = (): Promise<App> =>
  startApp({
    config: { ...eg.config(database.url), port },
    db: database.db,
    log: pino({ level: 'silent' }),
  });

async function signIn(url: string): Promise<string> {
  const { email, password } = eg.agent();
  await createAgent(database.db, eg.agent({ email, password }));
  const response = await fetch(`${url}/api/agents/sign-in`, {
    method: 'POST',
    body: JSON.stringify({ email, password }),
  });
  return String(((await response.json()) as { token: string }).token);
}

test('a server that restarts finds its clients again, with what they wrote meanwhile', async () => {
  let app = await start();
  const site = await createSite(database.db, eg.site());
  const visitor = await Desk.visitor(links.bare(app.url), site.key).start();
  const agent = await Desk.console(links['socket.io'](app.url), await signIn(app.url)).start();
  await visitor.send('before', null);
  const conversationId = await visitor.conversationId();
  for (const desk of [visitor, agent]) {
    await desk.until(({ conversations }) => conversations.has(conversationId));
    await desk.engine.openThread(conversationId);
  }
  for (const _ of [1, 2]) {
    await app.close();
    await visitor.send('the visitor, meanwhile', conversationId);
    await agent.send('the agent, meanwhile', conversationId);
    app = await start();
    for (const desk of [visitor, agent])
      await desk.until(({ isLevel, outbox }) => isLevel && outbox.length === 0);
  }
  for (const desk of [visitor, agent])
    await desk.until(() => desk.thread(conversationId).length === 6);
  expect(visitor.thread(conversationId)).toEqual(agent.thread(conversationId));
  const texts = agent.thread(conversationId).map(({ text }) => text);
  expect(texts.filter((text) => text === 'the visitor, meanwhile')).toHaveLength(2);
  expect(texts.filter((text) => text === 'the agent, meanwhile')).toHaveLength(2);
  for (const desk of [visitor, agent]) await desk.engine.stop();
  await app.close();
});

test('an agent who is away stays away when the server restarts', async () => {
  let app = await start();
  const url = app.url;
  const away = await Desk.console(links['socket.io'](url), await signIn(url)).start();
  const colleague = await Desk.console(links['socket.io'](url), await signIn(url)).start();
  const key = `agent:${away.engine.state.me?.id}`;
  await away.engine.call('setPresence', { status: 'away' });
  await colleague.until(({ presences }) => presences.get(key)?.status === 'away');
  for (const _ of [1, 2]) {
    await app.close();
    await away.until(({ link }) => link !== 'online');
    app = await start();
    for (const desk of [away, colleague])
      await desk.until(
        ({ isLevel, presences }) => isLevel && presences.get(key)?.status === 'away',
      );
  }
  expect(away.troubles).toEqual([]);
  for (const desk of [away, colleague]) await desk.engine.stop();
  await app.close();
});
