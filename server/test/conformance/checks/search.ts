import assert from 'node:assert/strict';
import { check } from '../check.ts';
import type { Body, RawSocket } from '../raw-socket.ts';
import { hello, newId, ring, type Target } from '../target.ts';

/** A word that nobody else has written on the server under test. */
const newWord = (): string => newId().replaceAll('-', 'x');

const idsOf = (found: Body): unknown[] => (found.hits as Body[]).map(({ id }) => id);

async function written(target: Target, ...texts: string[]) {
  const { visitor, conversationId } = await ring(target);
  const messages: Body[] = [];
  for (const text of texts) {
    const { message } = await visitor.call('sendMessage', { ...hello(text), conversationId });
    messages.push(message as Body);
  }
  return { visitor, conversationId, messages, agent: await target.agent() };
}

/** All pages, one hit on each. */
async function pagedIds(agent: RawSocket, text: string, between: () => Promise<unknown>) {
  const ids: unknown[] = [];
  let page: unknown;
  do {
    const found = await agent.call('search', { text, limit: 1, ...(page ? { page } : {}) });
    ids.push(...idsOf(found));
    page = found.nextPage;
    await between();
  } while (page);
  return ids;
}

export const search = [
  check('S1', 'finds a message as soon as it is acknowledged, by all its words', async (target) => {
    const word = newWord();
    const { agent, messages } = await written(target, `Straße ${word} 退款政策`, `other ${word}`);
    const [first] = messages;
    for (const text of [`${word} STRASSE`, `款政 ${word.slice(2, -2)}`, `"strasse ${word}"`])
      assert.deepEqual(idsOf(await agent.call('search', { text })), [first?.id], text);
    assert.deepEqual(idsOf(await agent.call('search', { text: `"${word} strasse"` })), []);
  }),

  check('S2', 'says where in the field the words stand', async (target) => {
    const word = newWord();
    const text = `🎉 The Größe, ${word}`;
    const { agent } = await written(target, text);
    const found = await agent.call('search', { text: `grosse ${word}` });
    const highlights = (found.hits as Body[])[0]?.highlights as Body[];
    const marked = highlights.map(({ start, end }) => text.slice(Number(start), Number(end)));
    assert.deepEqual(marked, ['Größe', word]);
    assert.deepEqual(new Set(highlights.map(({ field }) => field)), new Set(['text']));
  }),

  check('S3', 'gives pages newest first, each hit once', async (target) => {
    const word = newWord();
    const texts = ['one', 'two', 'three'].map((text) => `${text} ${word}`);
    const { agent, visitor, conversationId, messages } = await written(target, ...texts);
    const ids = await pagedIds(agent, word, () =>
      visitor.call('sendMessage', { ...hello(`new ${word}`), conversationId }),
    );
    assert.deepEqual(ids, messages.map(({ id }) => id).reverse());
  }),

  check(
    'S4',
    'does not find what was taken back, nor words that were edited away',
    async (target) => {
      const word = newWord();
      const { agent, conversationId } = await written(target);
      await agent.call('acceptConversation', { conversationId });
      const sent = [];
      for (const text of [`gone ${word}`, `changed ${word}`]) {
        const { message } = await agent.call('sendMessage', { ...hello(text), conversationId });
        sent.push((message as Body).id);
      }
      const [gone, changed] = sent;
      await agent.call('deleteMessage', { messageId: gone });
      await agent.call('editMessage', { messageId: changed, text: `better ${word}` });
      assert.deepEqual(idsOf(await agent.call('search', { text: word })), [changed]);
      assert.deepEqual(idsOf(await agent.call('search', { text: `changed ${word}` })), []);
    },
  ),
];
