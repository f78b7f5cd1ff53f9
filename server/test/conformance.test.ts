import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp } from './app.ts';
import { checks } from './conformance/checks.ts';
import { Target } from './conformance/target.ts';

let app: TestApp;
let target: Target;
let given: Parameters<typeof Target.reach>[0];
beforeAll(async () => {
  app = await startTestApp();
  const site = await app.site();
  const [{ email, password }, colleague] = [await app.agent(), await app.agent()];
  given = { url: app.url, siteKey: site.key, email, password, colleague };
});
beforeEach(async () => {
  target = await Target.reach(given);
});
afterEach(() => target.close());
afterAll(() => app.close());

test.each(checks)('$id: the server $title', async ({ run }) => {
  await run(target);
});

test('every MUST of the protocol has its check, and every check its MUST', () => {
  const prose = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');
  const sentences = prose.split(/(?<=\.)\s+|\n\n|\n- /).filter((text) => text.includes('MUST'));
  const numbers = sentences.map((text) => text.match(/\(([A-Z]\d+)\)/)?.[1] ?? `none: ${text}`);
  expect(numbers.sort()).toEqual(checks.map(({ id }) => id).sort());
});
