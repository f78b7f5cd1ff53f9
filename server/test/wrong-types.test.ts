import { type CommandName, commandNames, commands } from '@deskbell/shared/up';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../src/core/new-id.ts';
import { startTestApp, type TestApp } from './app.ts';
import type { TestClient } from './client.ts';
import { examples } from './matrix/examples.ts';
import { messagesOf, say, talk } from './scenes.ts';

type Answer = { ok: boolean; error?: { code: string; params?: { field?: string } } };

let app: TestApp;
let talked: Awaited<ReturnType<typeof talk>>;
let clients: { agent: TestClient; visitor: TestClient };
beforeAll(async () => {
  app = await startTestApp();
  talked = await talk(app);
  clients = { agent: talked.agent.console, visitor: talked.visitor };
});
afterAll(() => app.close());

// No field of any command takes the first two, bar the one object among them.
const wrongTypes = [{}, { $ne: null }];
const odd = [[[]], Number.NaN, 1.5, -7, '\u0000', '\ud800', '', null, true, [], 0];
const extremes = ['x'.repeat(50_000), 2 ** 31, 2 ** 53, -(2 ** 31), 1e300];

/** A good input for the command, as the matrix has it. */
async function goodInput(name: CommandName): Promise<Record<string, unknown>> {
  const { agent, conversationId, site, message } = talked;
  const input = examples[name].input({
    conversationId,
    messageId: message.id,
    sessionId: uuidv7(),
    colleagueId: agent.id,
    siteKey: site.key,
    cursor: agent.console.welcome.cursor,
    credentials: { email: 'nobody@example.com', password: 'not this one' },
  });
  return { ...input };
}

/** By socket where there is one, as whoever may; else over REST. */
async function ask(name: CommandName, input: object): Promise<Answer> {
  const { isOnSocket, who } = commands[name];
  if (isOnSocket) {
    const isForAgents = (who as readonly string[]).includes('agent');
    const { socket } = isForAgents ? clients.agent : clients.visitor;
    return socket.timeout(5_000).emitWithAck(name, input);
  }
  const path = commands[name].route?.path ?? '';
  const { status, body } = await app.rest(`POST ${path}`, { body: input });
  return status === 200 ? { ok: true } : { ok: false, error: body.error as Answer['error'] };
}

// Whoever signs in wrongly is soon slowed down, and a key in a path is always a text: both are other tests' concern.
const names = commandNames.filter((name) => name !== 'signIn' && name !== 'readWidget');

test.each(names)('%s answers every wrong value of every field with a reason', async (name) => {
  for (const field of Object.keys(commands[name].input.shape))
    for (const value of [...wrongTypes, ...odd, ...extremes]) {
      const answer = await ask(name, { ...(await goodInput(name)), [field]: value });
      const said = JSON.stringify([name, field, value, answer.error])?.slice(0, 400);
      expect(answer.error?.code, said).not.toBe('internal');
      expect(answer.error?.code, said).not.toBe('unavailable');
      if (field === 'context' || !wrongTypes.some((wrong) => wrong === value)) continue;
      expect(answer, said).toMatchObject({ ok: false, error: { code: 'badInput' } });
      expect(answer.error?.params?.field?.split('.')[0], said).toBe(field);
    }
});

test('after all of it, both sides talk on', async () => {
  const { conversationId } = talked;
  const { message } = await say(clients.visitor, conversationId, { text: 'still here' });
  const reply = await say(clients.agent, message.conversationId, { text: 'so am I' });
  const said = await messagesOf(clients.visitor, message.conversationId);
  const texts = said.flatMap(({ kind, text }) => (kind === 'text' ? [text] : []));
  expect(texts.slice(-2)).toEqual(['still here', 'so am I']);
  expect(reply.message.seq).toBeGreaterThan(message.seq);
});
