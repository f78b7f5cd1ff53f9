import { maxTextLength } from '@deskbell/shared/rules/limits';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from './app.ts';
import { eg } from './example.ts';
import { messagesOf, refused, say, talk } from './scenes.ts';

let app: TestApp;
let talked: Awaited<ReturnType<typeof talk>>;
beforeAll(async () => {
  app = await startTestApp();
  talked = await talk(app);
});
afterAll(() => app.close());

/** The text as the other side hears it, and as both read it again. */
async function travelled(text: string): Promise<string[]> {
  const { agent, visitor, conversationId } = talked;
  const { message } = await say(agent.console, conversationId, { text });
  const heard = await visitor.hears('messageStored', (body) => body.message.id === message.id);
  const read = await Promise.all(
    [visitor, agent.console].map(async (client) =>
      (await messagesOf(client, conversationId)).at(-1),
    ),
  );
  return [message.text, heard.message.text, ...read.map((one) => one?.text ?? '')];
}

test.each([
  ['emoji with joiners and skin tones', '👩🏽‍🚀👨‍👩‍👧‍👦🏳️‍🌈 🇦🇹'],
  ['right-to-left', 'مرحبًا، كيف أستطيع المساعدة؟ שלום'],
  ['both directions, with marks', 'abc \u202bאבג\u202c def \u2066١٢٣\u2069'],
  ['combining and precomposed, kept apart', 'e\u0301 é \u1e9b\u0323'],
  ['many tongues', '日本語 中文 한국어 ไทย தமிழ் Ελληνικά Қазақ'],
  ['outside the basic plane', '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𠜎 \u{10ffff}'],
  ['invisible characters', 'a\u200bb\u200dc\ufeffd\u2028e\u2029f'],
  ['tabs and line breaks', 'one\ttwo\nthree\r\nfour'],
  ['blanks at both ends', '  indented \n'],
  ['quotes, slashes and percent', `'";--\\ \\u0000 %s $1 {{x}} <script>alert(1)</script>`],
  ['a leading dash', '-rf --help'],
])('%s arrive as they were sent', async (_what, text) => {
  expect(await travelled(text)).toEqual([text, text, text, text]);
});

test('whatever can be typed arrives as it was typed', async () => {
  const typed = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .filter((text) => text.trim() !== '' && !/(?![\t\n\r])\p{Cc}/u.test(text));
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      expect(await travelled(text)).toEqual([text, text, text, text]);
    }),
    { numRuns: 40, seed: 20261120 },
  );
});

test('the longest text is stored whole, one character more is refused', async () => {
  const longest = 'ü'.repeat(maxTextLength);
  expect((await travelled(longest))[2]).toBe(longest);
  const { visitor, conversationId } = talked;
  const more = eg.message({ conversationId, text: `${longest}!` });
  expect(await visitor.ask('sendMessage', more)).toMatchObject(
    refused('tooLarge', { field: 'text', limit: maxTextLength }),
  );
});

test.each([
  ['nothing', ''],
  ['only blanks', ' \n\t\u00a0 '],
  ['NUL', 'a\u0000b'],
  ['a bell', 'a\u0007b'],
  ['an escape sequence', '\u001b[31mred'],
  ['a delete', 'a\u007f'],
  ['a C1 control', 'a\u0085b'],
  ['half a character', 'a\ud83d'],
  ['the other half', '\ude00b'],
])(
  'a text of %s is refused, and loses nothing that came before or comes after',
  async (_what, text) => {
    const { visitor, agent, conversationId } = talked;
    const before = await say(visitor, conversationId, { text: 'before' });
    for (const client of [visitor, agent.console])
      expect(await client.ask('sendMessage', eg.message({ conversationId, text }))).toMatchObject(
        refused('badInput', { field: 'text' }),
      );
    const after = await say(visitor, conversationId, { text: 'after' });
    expect(after.message.seq).toBe(before.message.seq + 1);
  },
);
