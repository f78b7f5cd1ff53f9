import { maxSearchLength } from '@deskbell/shared/rules/limits';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from './app.ts';
import { refused, say, talk } from './scenes.ts';
import { indexAll } from './search/indexed.ts';

let app: TestApp;
let talked: Awaited<ReturnType<typeof talk>>;
const decoy = 'A wholly unrelated sentence';
beforeAll(async () => {
  app = await startTestApp();
  talked = await talk(app);
  await say(talked.visitor, talked.conversationId, { text: decoy });
  await indexAll(app.db);
});
afterAll(() => app.close());

const search = (text: string) => talked.agent.console.ask('search', { text });

test.each([
  ["'; drop table messages; --"],
  ['" or 1=1'],
  ['100%'],
  ['%'],
  ['_______'],
  ['a_b%c\\d'],
  ['\\'],
  ['\\\\%'],
  ["o'neil"],
  ['foo & bar | !baz <-> (qux:*)'],
  ['foo:*'],
  ['!!'],
  ['{"terms":["x"]}'],
  ['$1 $x :name ?'],
  ['\u0000'],
  ['nul\u0000nul'],
  ['half \ud83d'],
  ['\u202e\u2066backwards'],
  ['\u200b\u200d\ufeff'],
  ['\uffff\ufffe'],
  ['e\u0301'.repeat(100)],
  ['"""""'],
  ['“„”'],
  [`${'('.repeat(200)}`],
  ['x '.repeat(maxSearchLength / 2)],
  ['\u{10ffff}\u{10fffe}\u{10fffd}'],
])('%j is only text, and finds nothing by accident', async (text) => {
  const answer = await search(text);
  expect(answer).toMatchObject({ ok: true });
  expect(JSON.stringify(answer)).not.toContain(decoy);
});

test.each([
  ['\';--%_\\ it’s "quoted" & here', ["';--%_\\ it’s", '& here', 'quoted']],
  ['path C:\\temp\\50%_off', ['c:\\temp\\50%_off', '50%', '_off']],
  ['<script>alert(1)</script>', ['<script>', 'alert(1)', '</script>']],
])('what is written as %j is found by its parts', async (written, parts) => {
  const { message } = await say(talked.visitor, talked.conversationId, { text: written });
  for (const isAfter of [false, true]) {
    if (isAfter) await indexAll(app.db);
    for (const part of parts)
      expect(await search(part), part).toMatchObject({
        ok: true,
        value: { hits: [{ id: message.id }] },
      });
  }
});

test('more text than can be searched for is refused', async () => {
  for (const length of [maxSearchLength + 1, 10_000])
    expect(await search('x'.repeat(length))).toMatchObject(
      refused('tooLarge', { field: 'text', limit: maxSearchLength }),
    );
  expect(await search('x'.repeat(maxSearchLength))).toMatchObject({ ok: true });
});

test.each([
  ['text', { text: 7 }],
  ['text', {}],
  ['limit', { text: 'x', limit: 0 }],
  ['limit', { text: 'x', limit: 1_000 }],
  ['since', { text: 'x', since: 'yesterday' }],
  ['siteId', { text: 'x', siteId: "' or true" }],
  ['kind', { text: 'x', kind: 'secret' }],
])('a wrong %s is refused', async (field, input) => {
  expect(
    await talked.agent.console.socket.timeout(5_000).emitWithAck('search', input),
  ).toMatchObject(refused('badInput', { field }));
});

test('the longest messages are indexed and found', async () => {
  const end = 'needle at its end';
  const { message } = await say(talked.visitor, talked.conversationId, {
    text: `${'长'.repeat(5_000)} ${'wörter '.repeat(600)}${end}`,
  });
  await indexAll(app.db);
  const found = await search('"needle at its end"');
  expect(found).toMatchObject({ ok: true, value: { hits: [{ id: message.id }] } });
});

test('whatever can be typed is answered, and finds the message that holds it', async () => {
  const typed = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .filter((text) => text.trim() !== '' && !/(?![\t\n\r])\p{Cc}/u.test(text));
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      const { message } = await say(talked.visitor, talked.conversationId, {
        text: `before ${text} after needle`,
      });
      await indexAll(app.db);
      const answer = await search(`needle ${text}`);
      if (!answer.ok) throw new Error(answer.error.message);
      expect(answer.value.hits.map(({ id }) => id)).toContain(message.id);
      for (const { start, end } of answer.value.hits[0]?.highlights ?? [])
        expect(end).toBeGreaterThan(start);
    }),
    { numRuns: 40, seed: 20261120 },
  );
});
