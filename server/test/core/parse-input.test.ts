import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { eg } from '../example.ts';
import { ring } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function unknownFields(command: string): Promise<number> {
  const { body } = await app.rest('GET /metrics');
  const line = new RegExp(`^deskbell_unknown_fields_total\\{command="${command}"\\} (\\d+)$`, 'm');
  return Number(line.exec(String(body.text))?.[1] ?? 0);
}

test('fields of a newer client are left out and counted, and its message is stored', async () => {
  const { visitor, conversationId } = await ring(app);
  const before = await unknownFields('sendMessage');
  const sent = { ...eg.message({ conversationId }), mood: 'sunny', toString: 'odd', urgency: [1] };
  const { message } = await visitor.call('sendMessage', sent);
  expect(message.text).toBe(sent.text);
  expect(JSON.stringify(message)).not.toContain('sunny');
  expect(await unknownFields('sendMessage')).toBe(before + 3);
});

test('over REST they are ignored just the same', async () => {
  const { visitor, conversationId } = await ring(app);
  const { status } = await app.rest(
    `POST /api/conversations/${conversationId}/messages?utm_source=mail`,
    { token: visitor.welcome.token ?? '', body: { ...eg.message(), shiny: true } },
  );
  expect(status).toBe(200);
});
