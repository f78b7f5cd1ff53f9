import { expect, test } from 'vitest';
import { eg } from '../../../../shared/test/sync/example.ts';
import type { CacheStore } from '../../../src/engine/cache/open-store.ts';
import { openStore } from './place.ts';

/** Keeps the texts as messages, the first one oldest, coming in no order. */
async function keep(...texts: string[]): Promise<CacheStore> {
  const store = openStore();
  const messages = texts.map((text, at) =>
    eg.message({ text, createdAt: new Date(1_780_000_000_000 + at * 60_000).toISOString() }),
  );
  await store.commit({ messages: messages.filter((_, at) => at % 2 === 1) });
  await store.commit({ messages: messages.filter((_, at) => at % 2 === 0).reverse() });
  return store;
}

async function find(store: CacheStore, text: string): Promise<string[]> {
  return (await store.search({ text, limit: 50 })).messages.map((message) => message.text);
}

test('finds words, the newest first', async () => {
  const store = await keep('order one', 'nothing', 'Order, two!', 'an ORDER three');
  expect(await find(store, 'order')).toEqual(['an ORDER three', 'Order, two!', 'order one']);
});

test('finds messages that hold all words, in any order', async () => {
  const store = await keep('the parcel is late', 'late again: my parcel', 'late');
  expect(await find(store, 'parcel late')).toEqual(['late again: my parcel', 'the parcel is late']);
});

test.each(['late\0parcel', '\0parcel', 'parcel\0', '"late\0parcel"', 'parcel\x1b late', '\0'])(
  'takes control characters for spaces (%j)',
  async (text) => {
    const store = await keep('nothing', 'a late parcel');
    expect(await find(store, text)).toEqual(text === '\0' ? [] : ['a late parcel']);
  },
);

test('takes the last word for the beginning of one, until a space ends it', async () => {
  const store = await keep('refunded', 'refund');
  expect(await find(store, 'refun')).toEqual(['refund', 'refunded']);
  expect((await store.search({ text: 'refund ', limit: 1 })).messages[0]?.text).toBe('refund');
});

test('holds a phrase in quotes together', async () => {
  const store = await keep('out of order', 'order out of stock');
  expect(await find(store, '"out of order"')).toEqual(['out of order']);
  expect(await find(store, '"rder"')).toEqual([]);
  expect(await find(store, '"out of')).toEqual(['order out of stock', 'out of order']);
});

test('finds parts of words after the words themselves', async () => {
  const store = await keep('a fund', 'a refund', 'funds', 'nothing');
  expect(await find(store, 'fund')).toEqual(['funds', 'a fund', 'a refund']);
  expect(await find(store, 'efun')).toEqual(['a refund']);
});

test.each([
  ['退款', ['请问退款多久', '我要退款谢谢']],
  ['我要', ['我要退款谢谢']],
  ['款', ['请问退款多久', '我要退款谢谢']],
  ['注文番号', ['ご注文番号をお知らせください']],
  ['환불', ['상품환불요청']],
  ['ออเดอร์', ['อยากเช็คออเดอร์ค่ะ']],
])('finds %s in scripts without spaces', async (text, found) => {
  const store = await keep(
    '我要退款谢谢',
    'ご注文番号をお知らせください',
    '상품환불요청',
    'อยากเช็คออเดอร์ค่ะ',
    '请问退款多久',
  );
  expect(await find(store, text)).toEqual(found);
});

test('does not mind case, accents and widths', async () => {
  const store = await keep('Crème brûlée', 'ＡＢＣ１２３', 'Łódź, ŽLUŤOUČKÝ kůň', 'ΑΘΗΝΑ', 'Ё-моё');
  expect(await find(store, 'CREME BRULEE')).toEqual(['Crème brûlée']);
  expect(await find(store, 'abc123')).toEqual(['ＡＢＣ１２３']);
  expect(await find(store, 'zlutoucky')).toEqual(['Łódź, ŽLUŤOUČKÝ kůň']);
  expect(await find(store, 'utoučk')).toEqual(['Łódź, ŽLUŤOUČKÝ kůň']);
  expect(await find(store, 'αθηνα')).toEqual(['ΑΘΗΝΑ']);
  expect(await find(store, 'е-мое')).toEqual(['Ё-моё']);
});

test('takes what was typed for text, never for orders to the index', async () => {
  const store = await keep(
    'a AND b',
    'NEAR miss',
    'mail ada@example.com now',
    'C:\\temp "quoted" (x)',
  );
  expect(await find(store, 'ada@example.com')).toEqual(['mail ada@example.com now']);
  expect(await find(store, 'near OR nothing')).toEqual([]);
  for (const odd of [
    '"',
    '""',
    '*',
    'a*',
    '(',
    'x)',
    'text:',
    '-',
    '^a',
    "'; drop",
    'NEAR(a b)',
    '👍',
    '{a}',
    '\\',
    ' ',
    '',
  ])
    expect(Array.isArray(await find(store, odd)), odd).toBe(true);
});

test('goes on page by page, without a gap and without telling one twice', async () => {
  const texts = Array.from({ length: 25 }, (_, at) =>
    at % 3 === 0 ? `unwrapped ${at}` : `wrap ${at}`,
  );
  const store = await keep(...texts);
  const whole = await find(store, 'wrap');
  expect(whole).toHaveLength(25);
  const pages: string[] = [];
  let page: string | undefined;
  do {
    const found = await store.search({ text: 'wrap', limit: 4, page });
    expect(found.messages.length).toBeLessThanOrEqual(4);
    pages.push(...found.messages.map(({ text }) => text));
    page = found.nextPage ?? undefined;
  } while (page);
  expect(pages).toEqual(whole);
});

test('finds an edited message by its new text only, and no deleted one', async () => {
  const store = await keep('before');
  const [message] = (await store.search({ text: 'before', limit: 1 })).messages;
  if (!message) throw new Error('the message');
  await store.commit({ messages: [{ ...message, text: 'afterwards', revision: 2 }] });
  expect([await find(store, 'before'), await find(store, 'afterwards')]).toEqual([
    [],
    ['afterwards'],
  ]);
  await store.commit({ gone: [{ kind: 'message', id: message.id }] });
  expect(await find(store, 'afterwards')).toEqual([]);
});
