import { type CommandName, commandNames, commands } from '@deskbell/shared/up';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../src/core/new-id.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { eg } from '../example.ts';
import { agentAt } from '../scenes.ts';

type Operation = {
  operationId: string;
  security: object[];
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  responses: Record<string, { content: { 'application/json': { schema: object } } }>;
};
type Document = {
  openapi: string;
  components: { schemas: Record<string, object> };
  paths: Record<string, Record<string, Operation>>;
};

let app: TestApp;
let document: Document;
beforeAll(async () => {
  // Answers leave as they do in production: nothing trims them to their schema on the way.
  app = await startTestApp({}, { checksOutput: false });
  document = (await app.rest('GET /openapi.json')).body as Document;
});
afterAll(() => app.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );

const routed = commandNames.filter((name) => commands[name].route !== null);

test('the document is a valid one of OpenAPI 3.1', async () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

test('it lists every command that has a route, once, and no other', () => {
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(ids.sort()).toEqual([...routed].sort());
  for (const { path, operation } of operations()) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
    expect(inPath.map(({ name }) => name)).toEqual(named);
  }
});

test('what needs a token says so', () => {
  for (const { operation } of operations()) {
    const { who } = commands[operation.operationId as CommandName];
    expect(operation.security.length === 0).toBe((who as readonly string[]).includes('anyone'));
  }
});

type Asked = { name: CommandName; input?: Record<string, unknown>; token?: string };

/** Asks a command by its documented route, and holds the answer against the documented schema. */
async function ask({ name, input = {}, token }: Asked): Promise<Record<string, unknown>> {
  const found = operations().find(({ operation }) => operation.operationId === name);
  if (!found) throw new Error(`${name} is not in the document`);
  const { path, method, operation } = found;
  const filled = path.replace(/\{(\w+)\}/g, (_, part) => encodeURIComponent(String(input[part])));
  const rest = Object.entries(input).filter(([part]) => !path.includes(`{${part}}`));
  const query = new URLSearchParams(
    rest.map(([part, value]): [string, string] => [part, String(value)]),
  );
  const { status, body } = await app.rest(
    `${method.toUpperCase()} ${filled}${method === 'get' ? `?${query}` : ''}`,
    { token, ...(method === 'get' ? {} : { body: Object.fromEntries(rest) }) },
  );
  const documented = operation.responses[status];
  expect(documented, `${name} answered ${status}: ${JSON.stringify(body)}`).toBeDefined();
  expect(problems(documented?.content['application/json'].schema ?? {}, body)).toEqual([]);
  return body;
}

function problems(schema: object, body: unknown): unknown[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile({ ...schema, components: document.components });
  return validate(body) ? [] : (validate.errors ?? []);
}

test('the documented schemas do reject what is not so', async () => {
  const list = document.paths['/api/sites']?.get;
  const schema = list?.responses[200]?.content['application/json'].schema ?? {};
  expect(problems(schema, { sites: [{ id: 7 }] })).not.toEqual([]);
  expect(problems(schema, {})).not.toEqual([]);
});

test('every route answers as it is documented', async () => {
  const asked = new Set<CommandName>();
  const call = (one: Asked) => {
    asked.add(one.name);
    return ask(one);
  };
  const site = await app.site();
  const agent = await agentAt(app);
  const { token, password, email, id: agentId } = agent;
  const session = await call({ name: 'openVisitorSession', input: { site: site.key } });
  const visitor = String(session.token);
  await call({ name: 'readWidget', input: { siteKey: site.key } });
  const signedIn = await call({ name: 'signIn', input: { email, password } });
  await call({ name: 'readMe', token });
  await call({ name: 'listAgents', token });
  await call({ name: 'listSites', token });
  await call({ name: 'setPresence', token, input: { status: 'away' } });
  const started = await call({ name: 'startConversation', token: visitor, input: eg.message() });
  const conversationId = (started.conversation as { id: string }).id;
  const on = (name: CommandName, more: object = {}, as = token) =>
    call({ name, token: as, input: { conversationId, ...more } });
  await on('acceptConversation');
  const said = await on('sendMessage', eg.message());
  const messageId = (said.message as { id: string }).id;
  await on('sendMessage', { ...eg.message(), kind: 'note' });
  await call({ name: 'editMessage', token, input: { messageId, text: 'Indeed.' } });
  await call({ name: 'deleteMessage', token, input: { messageId } });
  await on('markDelivered', { seq: 2 }, visitor);
  await on('markRead', { seq: 3 }, visitor);
  await on('tagConversation', { tags: ['vip'] });
  await on('parkConversation', { until: new Date(Date.now() + 60_000).toISOString() });
  await on('transferConversation', { agentId: null, note: 'please' });
  await on('assignConversation', { agentId });
  await on('closeConversation');
  await on('reopenConversation');
  await on('archiveConversation');
  await on('restoreConversation');
  await call({ name: 'search', token, input: { text: 'stock', limit: 5 } });
  for (const as of [token, visitor]) {
    await on('readConversation', {}, as);
    await on('listMessages', { limit: 10 }, as);
    await call({ name: 'listConversations', token: as, input: { limit: 10 } });
    const { cursor } = agent.console.welcome;
    await call({ name: 'catchUp', token: as, input: { cursor } });
  }
  await call({ name: 'countConversations', token });
  const { sessions } = await call({ name: 'listSessions', token });
  const other = (sessions as { id: string; isCurrent: boolean }[]).find((one) => !one.isCurrent);
  await call({ name: 'revokeSession', token, input: { sessionId: other?.id } });
  await call({ name: 'signOut', token });
  expect(String(signedIn.token)).not.toBe('');
  expect([...asked].sort()).toEqual([...routed].sort());
});

test('refusals are documented too, with their status', async () => {
  const { token } = await app.agent();
  const conversationId = uuidv7();
  expect(await ask({ name: 'readConversation', token, input: { conversationId } })).toMatchObject({
    error: { code: 'notFound' },
  });
  expect(await ask({ name: 'readConversation', input: { conversationId } })).toMatchObject({
    error: { code: 'notSignedIn' },
  });
  expect(await ask({ name: 'readWidget', input: { siteKey: 'nobody' } })).toMatchObject({
    error: { code: 'siteUnknown' },
  });
  expect(await ask({ name: 'startConversation', token, input: eg.message() })).toMatchObject({
    error: { code: 'forbidden' },
  });
});
