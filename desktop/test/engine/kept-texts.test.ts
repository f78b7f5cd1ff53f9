import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openKeptTexts } from '../../src/engine/kept-texts.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, 'kept.db');
const bytes = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));

test('texts are there again after a restart, as they were last', () => {
  const before = openKeptTexts(path());
  before.keep('my.draft.1', 'Hel');
  before.keep('my.draft.1', 'Hello');
  before.keep('theme', 'dark');
  before.keep('gone', 'x');
  before.keep('gone', null);
  before.close();
  const kept = openKeptTexts(path());
  expect(kept.all()).toEqual({ 'my.draft.1': 'Hello', theme: 'dark' });
  kept.close();
});

test('a text is on the disk as soon as it is kept', () => {
  const kept = openKeptTexts(path());
  kept.keep('my.draft.1', 'Half a sentence');
  expect(bytes().some((text) => text.includes('Half a sentence'))).toBe(true);
  kept.close();
});

test('what is personal can be forgotten, to the last byte, and the device’s own stays', () => {
  const kept = openKeptTexts(path());
  kept.keep('my.draft.1', 'A secret draft');
  kept.keep('my.draft.1', 'Another secret draft');
  kept.keep('theme', 'dark');
  kept.forgetPersonal();
  expect(kept.all()).toEqual({ theme: 'dark' });
  expect(bytes().some((text) => text.includes('secret draft'))).toBe(false);
  kept.close();
});
