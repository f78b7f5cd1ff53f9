import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AgentActor } from '../../src/core/actor.ts';
import { Metrics } from '../../src/core/metrics.ts';
import { sendTogether } from '../../src/messages/send-together.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { eg } from '../example.ts';
import { agentAt, messagesOf, ring, say, talk } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** The short way by itself: what is offered in one turn is one group. */
const shortWay = () =>
  sendTogether({
    db: app.db,
    clock: app.clock,
    log: pino({ level: 'silent' }),
    metrics: new Metrics(),
  });

const agentActor = (agentId: string): AgentActor => ({
  kind: 'agent',
  agentId,
  role: 'agent',
  siteIds: [],
  sessionId: agentId,
  from: { ip: '127.0.0.1', userAgent: null, origin: null, isOwnOrigin: true },
});

test('of two agents who reply at once without having seen each other’s, one is sent the long way', async () => {
  const { agent: mira, conversationId } = await talk(app);
  const jon = await agentAt(app);
  const { message: seen } = await say(jon.console, conversationId);
  const send = shortWay();
  const input = () => ({ ...eg.message({ conversationId }), baseSeq: seen.seq });
  const answers = await Promise.all([
    send(agentActor(mira.id), input()),
    send(agentActor(jon.id), input()),
  ]);
  expect(answers.map((answer) => answer?.value.message.seq ?? null)).toEqual([seen.seq + 1, null]);
});

test('one message sent by two tabs at once does not take its group apart', async () => {
  const [one, two] = [await ring(app), await ring(app)];
  const send = shortWay();
  const visitor = (scene: typeof one) => ({
    kind: 'visitor' as const,
    visitorId: scene.conversation.visitorId,
    siteId: scene.site.id,
    since: app.clock.now(),
    locale: null,
    timeZone: null,
    page: null,
    from: agentActor(scene.conversationId).from,
  });
  const twice = eg.message();
  const answers = await Promise.all([
    send(visitor(one), twice),
    send(visitor(one), twice),
    send(visitor(two), eg.message()),
  ]);
  expect(answers.map((answer) => answer?.value.message.seq ?? null)).toEqual([2, null, 2]);
});

test('two agents who reply at once to one state of things: one has sent, the other is shown it', async () => {
  const { agent: mira, conversationId } = await talk(app);
  const jon = await agentAt(app);
  const { message: first } = await say(jon.console, conversationId);
  let baseSeq = first.seq;
  for (let round = 0; round < 10; round += 1) {
    const answers = await Promise.all(
      [mira.console, jon.console].map((console) =>
        console.ask('sendMessage', { ...eg.message({ conversationId }), baseSeq }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'conflict' } });
    baseSeq += 1;
  }
});

test('a message that the database refuses fails alone; those it shared a commit with are stored', async () => {
  await sql`create function refuse_poison() returns trigger language plpgsql as $$
    begin if new.text = 'poison' then raise 'poisoned'; end if; return new; end $$`.execute(app.db);
  await sql`create trigger refuse_poison before insert on messages
    for each row execute function refuse_poison()`.execute(app.db);
  const scenes = await Promise.all(Array.from({ length: 6 }, () => ring(app)));
  const answers = await Promise.all(
    scenes.map(({ visitor, conversationId }, at) =>
      visitor.ask('sendMessage', {
        ...eg.message({ conversationId }),
        text: at === 2 ? 'poison' : `fine ${at}`,
      }),
    ),
  );
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, false, true, true, true]);
  expect(answers[2]).toMatchObject({ error: { code: 'internal' } });
  for (const [at, { visitor, conversationId }] of scenes.entries()) {
    const texts = (await messagesOf(visitor, conversationId)).map(({ text }) => text);
    expect(texts.slice(1)).toEqual(at === 2 ? [] : [`fine ${at}`]);
  }
});

test('whoever holds one conversation holds up no other', async () => {
  const [held, free] = [await ring(app), await ring(app)];
  await app.db.transaction().execute(async (holder) => {
    await sql`select from conversations where id = ${held.conversationId} for update`.execute(
      holder,
    );
    const waiting = say(held.visitor, held.conversationId);
    // Answered while the other is still held: this transaction ends only after it.
    await say(free.visitor, free.conversationId);
    await free.visitor.call('markRead', { conversationId: free.conversationId, seq: 2 });
    return { waiting };
  });
  await expect
    .poll(async () => (await messagesOf(held.visitor, held.conversationId)).length)
    .toBe(2);
});
