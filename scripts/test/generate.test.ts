import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startEmbedded } from '../../server/src/db/embedded.ts';
import { scratchProject } from './scratch-project.ts';

const scratch = scratchProject();
afterAll(() => scratch[Symbol.dispose]());
const read = (path: string) => readFileSync(join(scratch.folder, path), 'utf8');

test('a new command is in every one of its places, and the whole compiles', () => {
  scratch.run('node', 'scripts/generate/new-command.ts', 'tagVisitor', 'visitors');
  expect(read('shared/src/commands/tag-visitor.ts')).toContain("name: 'tagVisitor'");
  expect(read('shared/src/up.ts')).toMatch(/tagConversation,\n {2}tagVisitor,\n/);
  expect(read('server/src/use-cases.ts')).toMatch(/tagConversation,\n {2}tagVisitor,\n/);
  expect(read('server/src/core/may.ts')).toMatch(/\n {2}tagVisitor: agents,\n {2}transfer/);
  expect(read('server/test/visitors/tag-visitor.test.ts')).toContain('expect.fail(');
  scratch.run('tsc', '-p', 'shared');
  scratch.run('tsc', '-p', 'server');
  scratch.run(
    'biome',
    'check',
    'shared/src/up.ts',
    'shared/src/commands/tag-visitor.ts',
    'server/src/use-cases.ts',
    'server/src/core/may.ts',
    'server/src/visitors/tag-visitor.ts',
  );
});

test('a command that is there already is not written over', () => {
  const before = read('shared/src/commands/send-message.ts');
  expect(() =>
    scratch.run('node', 'scripts/generate/new-command.ts', 'sendMessage', 'messages'),
  ).toThrow('There is a sendMessage already.');
  expect(read('shared/src/commands/send-message.ts')).toBe(before);
});

test('new migrations are numbered on, and PostgreSQL takes them', async () => {
  const last = () =>
    readdirSync(join(scratch.folder, 'migrations'))
      .filter((name) => /^\d{4}-.*\.sql$/.test(name))
      .sort()
      .at(-1) ?? '';
  const before = Number(last().slice(0, 4));
  scratch.run('node', 'scripts/generate/new-migration.ts', 'canned-responses');
  expect(last()).toBe(`${String(before + 1).padStart(4, '0')}-canned-responses.sql`);
  const database = await startEmbedded(scratch.folder, () => undefined);
  const client = new Client(database.url);
  await client.connect();
  await client.query(`begin;${read(`migrations/${last()}`)}`);
  const { rows } = await client.query('select * from canned_responses');
  expect(rows).toEqual([]);
  await client.end();
  await database.stop();
});
