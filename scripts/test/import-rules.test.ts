import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { importProblems } from '../check/imports.ts';
import { scratchProject } from './scratch-project.ts';

const scratch = scratchProject();
afterAll(() => scratch[Symbol.dispose]());

/** What the rules say about these files, put where they stand into an otherwise empty project. */
async function problemsWith(files: Record<string, string>): Promise<string[]> {
  for (const room of ['shared/src', 'server/src', 'widget', 'desktop', 'scripts']) {
    rmSync(join(scratch.folder, room), { recursive: true, force: true });
    mkdirSync(join(scratch.folder, room), { recursive: true });
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(scratch.folder, path)), { recursive: true });
    writeFileSync(join(scratch.folder, path), text);
  }
  return importProblems(scratch.folder);
}

const wire =
  "import { z } from 'zod';\nexport const sendMessage = z.object({});\nexport type Send = 1;\n";

const broken: [rule: string, where: string, files: Record<string, string>][] = [
  ['shared-stands-alone', 'Node', { 'shared/src/a.ts': "import 'node:fs';" }],
  [
    'shared-stands-alone',
    'a package',
    {
      'shared/src/a.ts': "import type { Socket } from 'socket.io-client';\nexport type A = Socket;",
    },
  ],
  [
    'light-parts-take-types-only',
    'a schema in the widget',
    {
      'shared/src/commands/send-message.ts': wire,
      'widget/src/a.ts':
        "import { sendMessage } from '@deskbell/shared/commands/send-message';\nexport const a = sendMessage;",
    },
  ],
  ['light-parts-take-types-only', 'zod in the widget', { 'widget/src/a.ts': "import 'zod';" }],
  [
    'sync-takes-types-only',
    'a schema in the sync engine',
    {
      'shared/src/down.ts': wire,
      'shared/src/sync/a.ts':
        "import { sendMessage } from '../down.ts';\nexport const a = sendMessage;",
    },
  ],
  [
    'rooms-meet-in-stores',
    'another room’s use-case',
    {
      'server/src/messages/send-message.ts': 'export const sendMessage = 1;',
      'server/src/visitors/a.ts':
        "import { sendMessage } from '../messages/send-message.ts';\nexport const a = sendMessage;",
    },
  ],
  [
    'rooms-meet-in-stores',
    'another room’s types',
    {
      'server/src/messages/a.ts': 'export type A = 1;',
      'server/src/visitors/b.ts': "import type { A } from '../messages/a.ts';\nexport type B = A;",
    },
  ],
  [
    'sql-lives-in-stores',
    'Kysely in a use-case',
    { 'server/src/messages/a.ts': "import 'kysely';" },
  ],
  [
    'transport-lives-in-the-edge',
    'Express in a room',
    { 'server/src/messages/a.ts': "import 'express';" },
  ],
  [
    'transport-lives-in-the-edge',
    'a type of Socket.IO in core',
    { 'server/src/core/a.ts': "import type { Server } from 'socket.io';\nexport type A = Server;" },
  ],
  [
    'rooms-do-not-know-the-edge',
    'the edge in a room',
    {
      'server/src/edge/a.ts': 'export const a = 1;',
      'server/src/messages/b.ts': "import '../edge/a.ts';",
    },
  ],
  [
    'console-knows-bridge-and-shared',
    'the engine in the console',
    {
      'desktop/src/engine/a.ts': 'export const a = 1;',
      'desktop/src/console/b.ts': "import '../engine/a.ts';",
    },
  ],
  [
    'console-knows-bridge-and-shared',
    'Node in the console',
    { 'desktop/src/console/a.ts': "import 'node:fs';" },
  ],
  [
    'sqlite-opens-in-one-place',
    'the driver beside open.ts',
    {
      'desktop/src/engine/cache/a.ts':
        "import Driver from 'better-sqlite3';\nexport const a = Driver;",
    },
  ],
  [
    'ui-knows-no-product',
    'the wire in console/ui',
    {
      'shared/src/up.ts': wire,
      'desktop/src/console/ui/a.tsx':
        "import type { Send } from '@deskbell/shared/up';\nexport type A = Send;",
    },
  ],
  [
    'bridge-knows-shared',
    'the console in the bridge',
    {
      'desktop/src/console/a.ts': 'export const a = 1;',
      'desktop/src/bridge/b.ts': "import '../console/a.ts';",
    },
  ],
  [
    'workspaces-meet-in-shared',
    'the server in the widget',
    {
      'server/src/a.ts': 'export const a = 1;',
      'widget/src/b.ts': "import '../../server/src/a.ts';",
    },
  ],
  [
    'product-knows-no-tests',
    'a test’s example in the product',
    { 'server/test/a.ts': 'export const a = 1;', 'server/src/b.ts': "import '../test/a.ts';" },
  ],
  [
    'product-knows-no-tests',
    'a test tool in the product',
    { 'server/src/b.ts': "import 'vitest';" },
  ],
  [
    'no-cycles',
    'a circle',
    {
      'server/src/core/a.ts': "import './b.ts';\nexport const a = 1;",
      'server/src/core/b.ts': "import './a.ts';\nexport const b = 1;",
    },
  ],
  ['imports-exist', 'an import that leads nowhere', { 'server/src/core/a.ts': "import './b.ts';" }],
];

test.each(broken)('%s refuses %s, and says where to go instead', async (rule, _where, files) => {
  const [problem = '', ...others] = await problemsWith(files);
  expect(others).toEqual([]);
  expect(problem).toMatch(new RegExp(`^${rule}: [^\\n]{60,}\\n.* → `));
});

test('what the rules allow passes', async () => {
  expect(
    await problemsWith({
      'shared/src/up.ts': wire,
      'shared/src/sync/a.ts': "import type { Send } from '../up.ts';\nexport type A = Send;",
      'shared/src/rules/b.ts': 'export const b = 1;',
      'widget/src/c.ts':
        "import type { Send } from '@deskbell/shared/up';\nimport { b } from '@deskbell/shared/rules/b';\nexport const c: Send | number = b;",
      'server/src/messages/store.ts': "import 'kysely';\nexport const find = 1;",
      'server/src/visitors/d.ts':
        "import { find } from '../messages/store.ts';\nexport const d = find;",
      'server/src/edge/e.ts': "import 'express';\nimport 'socket.io';\nimport '../visitors/d.ts';",
      'desktop/src/bridge/f.ts': 'export const f = 1;',
      'desktop/src/console/g.tsx': "import 'react';\nimport '../bridge/f.ts';",
      'server/src/core/h.ts': "import type { I } from './i.ts';\nexport type H = I;",
      'server/src/core/i.ts': "import type { H } from './h.ts';\nexport type I = 1 | H;",
    }),
  ).toEqual([]);
});
