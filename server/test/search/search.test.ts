import type { Hit } from '@deskbell/shared/commands/search';
import type { Input } from '@deskbell/shared/up';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { refused, say, talk } from '../scenes.ts';
import { findings, misses, texts } from './cases.ts';
import { indexAll, isIndexed } from './indexed.ts';

let app: TestApp;
let talked: Awaited<ReturnType<typeof talk>>;
const named = new Map<string, string>();

beforeAll(async () => {
  app = await startTestApp();
  talked = await talk(app);
  for (const [name, text] of Object.entries(texts)) {
    const { message } = await say(talked.visitor, talked.conversationId, { text });
    named.set(message.id, name);
  }
});
afterAll(() => app.close());

const search = (input: Input<'search'>) => talked.agent.console.call('search', input);

/** The names of the messages that were found. */
async function found(text: string): Promise<string[]> {
  const { hits } = await search({ text });
  return hits.map(({ id }) => named.get(id) ?? id);
}

/** What of the text is highlighted. */
const marked = ({ message, highlights }: Hit): string[] =>
  highlights.map(({ start, end }) => message?.text.slice(start, end) ?? '');

// The same twice: what has just been written is looked through itself, everything else by the index.
describe.each(['just written', 'indexed'])('%s', (state) => {
  beforeAll(async () => {
    if (state === 'indexed') await indexAll(app.db);
    expect(await isIndexed(app.db)).toBe(state === 'indexed');
  });

  test.each(findings)('finds $what', async ({ text, name, highlighted }) => {
    const { hits } = await search({ text });
    const hit = hits.find(({ id }) => named.get(id) === name);
    expect(hit, `${text} is found`).toBeDefined();
    expect(hit && marked(hit)).toEqual(highlighted);
  });

  test.each(misses)('does not find %s', async (_what, text) => {
    expect(await found(text)).toEqual([]);
  });

  test('finds nothing by one letter, which is everywhere', async () => {
    for (const text of ['e', ' ', '?!', '"', '%']) expect(await found(text)).toEqual([]);
  });

  test('finds in time order, newest first, each with its conversation', async () => {
    const { hits, conversations, isComplete } = await search({ text: 'is' });
    const times = hits.map(({ createdAt }) => createdAt);
    expect(hits.length).toBeGreaterThan(2);
    expect(times).toEqual(times.toSorted().reverse());
    expect(conversations.map(({ id }) => id)).toEqual([talked.conversationId]);
    expect(conversations[0]?.visitor?.id).toBe(talked.conversation.visitorId);
    expect(isComplete).toBe(true);
  });

  test('pages through everything once, whatever is written meanwhile', async () => {
    const { hits: all } = await search({ text: 'is', limit: 200 });
    const seen: string[] = [];
    let page: string | null | undefined;
    do {
      const answer = await search({ text: 'is', limit: 1, ...(page ? { page } : {}) });
      seen.push(...answer.hits.map(({ id }) => id));
      page = answer.nextPage;
      const { message } = await say(talked.visitor, talked.conversationId, { text: 'It is new' });
      named.set(message.id, 'meanwhile');
    } while (page);
    expect(seen).toEqual(all.map(({ id }) => id));
  });
});

test('visitors are found by name, address and number, with their latest conversation', async () => {
  const { visitorId } = talked.conversation;
  await app.db
    .updateTable('visitors')
    .set({ name: 'Zoë Ångström', email: 'zoe@fjord.example', phone: '+43 664 / 555 66 77' })
    .where('id', '=', visitorId)
    .execute();
  const fields: Record<string, string> = {
    name: 'angstrom',
    email: 'fjord.exam',
    phone: '436645556677',
  };
  for (const isAfter of [false, true]) {
    if (isAfter) await indexAll(app.db);
    for (const [field, text] of Object.entries(fields)) {
      const { hits, conversations } = await search({ text, kind: 'visitor' });
      expect(hits).toMatchObject([
        { id: visitorId, conversationId: talked.conversationId, highlights: [{ field }] },
      ]);
      expect(hits[0]?.visitor?.email).toBe('zoe@fjord.example');
      expect(conversations).toHaveLength(1);
    }
  }
});

test('conversations are found by their tags and the page they began on, and by the newest tags only', async () => {
  const { agent, conversationId } = talked;
  const context = { page: { url: 'https://shop.example/Lampen?x=1', title: 'Schöne Lampen' } };
  await app.db
    .updateTable('conversations')
    .set({ context: JSON.stringify(context) })
    .where('id', '=', conversationId)
    .execute();
  const tagged = async (...tags: string[]) => {
    await agent.console.call('tagConversation', { conversationId, tags });
    const hitsOf = async (text: string) => (await search({ text, kind: 'conversation' })).hits;
    return { urgent: await hitsOf('dring'), page: await hitsOf('schone lamp') };
  };
  const one = { id: conversationId, conversationId };
  for (const isAfter of [false, true]) {
    const { urgent, page } = await tagged('VIP', 'Dringend');
    expect(urgent).toMatchObject([
      { ...one, highlights: [{ field: 'tag', index: 1, start: 0, end: 5 }] },
    ]);
    expect(page).toMatchObject([
      {
        ...one,
        highlights: [{ field: 'pageTitle' }, { field: 'pageTitle' }, { field: 'pageUrl' }],
      },
    ]);
    if (isAfter) await indexAll(app.db);
    expect((await tagged('VIP')).urgent).toEqual([]);
  }
});

test('what is found can be narrowed', async () => {
  const { agent, conversationId, visitor, site } = talked;
  const other = await talk(app);
  const mine = await say(agent.console, conversationId, { text: 'a narrow answer' });
  const theirs = await say(visitor, conversationId, { text: 'a narrow question' });
  const elsewhere = await say(other.visitor, other.conversationId, { text: 'a narrow street' });
  await agent.console.call('tagConversation', { conversationId, tags: ['slim'] });
  const [one, two, three] = [mine, theirs, elsewhere].map(({ message }) => message);
  const all = [three?.id, two?.id, one?.id];
  const cases: [Partial<Input<'search'>>, (string | undefined)[]][] = [
    [{}, all],
    [{ kind: 'message' }, all],
    [{ kind: 'visitor' }, []],
    [{ siteId: site.id }, [two?.id, one?.id]],
    [{ conversationId: other.conversationId }, [three?.id]],
    [{ authorKind: 'agent' }, [one?.id]],
    [{ authorKind: 'visitor' }, [three?.id, two?.id]],
    [{ authorId: two?.author.id ?? '' }, [two?.id]],
    [{ tag: 'slim' }, [two?.id, one?.id]],
    [{ tag: 'slim', limit: 1 }, [two?.id]],
    [{ before: three?.createdAt ?? '' }, [two?.id, one?.id]],
    [{ since: two?.createdAt ?? '' }, [three?.id, two?.id]],
    [{ since: two?.createdAt ?? '', before: three?.createdAt ?? '' }, [two?.id]],
  ];
  for (const isAfter of [false, true]) {
    if (isAfter) await indexAll(app.db);
    for (const [filter, ids] of cases) {
      const { hits } = await search({ text: 'narrow', ...filter });
      expect(
        hits.map(({ id }) => id),
        JSON.stringify(filter),
      ).toEqual(ids);
    }
  }
});

test('a page this server did not give out is refused', async () => {
  for (const page of [
    'x',
    '',
    Buffer.from('2026-01-01T00:00:00.000Z nobody').toString('base64url'),
  ])
    expect(await talked.agent.console.ask('search', { text: 'refund', page })).toMatchObject(
      refused('badInput', { field: 'page' }),
    );
});

test('the same over REST', async () => {
  const { token } = talked.agent;
  const { status, body } = await app.rest(
    `GET /api/search?${new URLSearchParams({ text: '"my refund"', limit: '5' })}`,
    { token },
  );
  expect(status).toBe(200);
  expect(body).toEqual(await search({ text: '"my refund"', limit: 5 }));
  expect(body.hits).toHaveLength(1);
});
