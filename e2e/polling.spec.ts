import { type Blocked, BlockingProxy } from './fixtures/blocking-proxy.ts';
import { noConnection } from './fixtures/leaks.ts';
import { test as base, expect } from './fixtures/test.ts';
import type { VisitorPage } from './fixtures/visitor-page.ts';

type Office = { proxy: BlockingProxy; visitor: VisitorPage };

/** A visitor whose every request goes through a network that blocks something; agents sit elsewhere. */
const test = base.extend<{ office: (blocked: Blocked) => Promise<Office> }>({
  office: async ({ server, people, leaks }, use) => {
    leaks.expect(noConnection, /status of 403/);
    const proxies: BlockingProxy[] = [];
    await use(async (blocked) => {
      const proxy = await BlockingProxy.start(server.url, blocked);
      proxies.push(proxy);
      return { proxy, visitor: await people.visitor({ baseURL: proxy.url }) };
    });
    await Promise.all(proxies.map((proxy) => proxy.close()));
  },
});

const question = 'Is the counter bell loud?';
const answer = 'One tap carries across the room.';

for (const [blocked, way] of [
  ['websockets', 'polling'],
  ['sockets', 'rest'],
  ['sockets, silently', 'rest'],
  ['sockets after a first answer', 'rest'],
] as const) {
  test(`where a network blocks ${blocked}, both sides chat over ${way}, and nothing is doubled`, async ({
    people,
    office,
  }) => {
    const agent = await people.agent('Mira');
    const { proxy, visitor } = await office(blocked);
    await visitor.open();
    const openedAt = Date.now();
    await visitor.send(question);
    await agent.open(question);
    expect(Date.now() - openedAt).toBeLessThan(12_000);
    await agent.act('accept');
    await agent.send(answer);
    await expect(visitor.messages).toHaveText([question, answer]);
    await visitor.send('In silver too?');
    await agent.send('In brass only.');
    const all = [question, answer, 'In silver too?', 'In brass only.'];
    await expect(agent.messages).toHaveText(all);
    await expect(visitor.messages).toHaveText(all);
    await expect(visitor.state).toHaveText(visitor.words.read);
    expect(proxy.takeWays().passed).toEqual(new Set([way]));

    await visitor.close();
    await visitor.page.reload();
    await agent.send('Anything else?');
    await expect(visitor.badge).toHaveText('1');
    await visitor.open();
    await expect(visitor.messages).toHaveText([...all, 'Anything else?']);
    await expect(visitor.badge).toBeHidden();
    // The page remembers what does not go through.
    const { tried, passed } = proxy.takeWays();
    expect(tried[0]).not.toBe('websocket');
    expect(passed).toEqual(new Set([way]));
  });
}

test('once a network lets WebSockets through again they are used again, also after a reload', async ({
  people,
  office,
}) => {
  const agent = await people.agent('Mira');
  const { proxy, visitor } = await office('sockets');
  await visitor.open();
  await visitor.send(question);
  await agent.open(question);
  proxy.blocked = 'nothing';
  const ways = () => proxy.takeWays().passed;
  await expect.poll(ways, { timeout: 30_000 }).toContain('websocket');
  await agent.act('accept');
  await agent.send(answer);
  await expect(visitor.messages).toHaveText([question, answer]);
  ways();
  await visitor.page.reload();
  await expect(visitor.messages).toHaveText([question, answer]);
  await agent.send('Still here?');
  await expect(visitor.messages).toHaveText([question, answer, 'Still here?']);
  expect(ways()).toEqual(new Set(['websocket']));
});

test('while the server is away nothing is taken for a blocked network', async ({
  people,
  office,
  server,
}) => {
  const agent = await people.agent('Mira');
  const { proxy, visitor } = await office('nothing');
  await visitor.open();
  await visitor.send(question);
  await agent.open(question);
  await server.stop();
  await visitor.send('Are you gone?');
  await expect(visitor.state).toHaveText(visitor.words.waiting);
  await server.startAgain();
  await expect(agent.messages).toHaveText([question, 'Are you gone?']);
  await expect(visitor.state).toHaveText(visitor.words.sent);
  expect(proxy.takeWays().passed).toEqual(new Set(['websocket']));
});
