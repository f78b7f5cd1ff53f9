import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../set-up/places.mjs';
import { stop, writeNew } from './files.ts';

const noun = process.argv[2] ?? '';
if (!/^[a-z]+(-[a-z]+)*$/.test(noun)) {
  stop(
    'Usage: npm run new-migration -- <noun>      (such as: npm run new-migration -- canned-responses)',
  );
}
const numbers = readdirSync(join(root, 'migrations'))
  .map((file) => Number(/^(\d{4})-.*\.sql$/.exec(file)?.[1] ?? 0))
  .concat(0);
const number = String(Math.max(...numbers) + 1).padStart(4, '0');

writeNew(
  `migrations/${number}-${noun}.sql`,
  `-- Say why.
-- breaking: no

set local lock_timeout = '5s';

create table ${noun.replaceAll('-', '_')} (
  id uuid primary key,
  created_at timestamptz not null default now()
);
`,
);
console.log('Now: read migrations/README.md, and adjust server/src/db/tables/ with it.');
