import { readConfig, readEnvironment } from '../config.ts';
import { createSite } from '../sites/create-site.ts';
import { findSites } from '../sites/store.ts';
import { StartError } from '../start-error.ts';
import { table } from './table.ts';
import { withDatabase } from './with-database.ts';
import { readArguments, sayWhich, type Word } from './word.ts';

const create: Word = async (args) => {
  const { values } = readArguments(args, {
    name: { type: 'string' },
    origin: { type: 'string', multiple: true, default: [] },
  });
  const { name, origin } = values;
  if (!name) throw new StartError('A site needs --name.');
  const allowedOrigins = origin.map(readOrigin);
  const { publicUrl } = readConfig(readEnvironment(process.cwd(), process.env));
  await withDatabase(async (db) => {
    const { key } = await createSite(db, { name, allowedOrigins });
    console.log(`Made ${name}. Embed it with:\n`);
    console.log(`  <script async src="${publicUrl}/widget.js" data-site="${key}"></script>`);
  });
};

const list: Word = async (args) => {
  readArguments(args, {});
  await withDatabase(async (db) => {
    const rows = (await findSites(db, [])).map(({ name, key, allowed_origins }) => [
      name,
      key,
      allowed_origins.join(' ') || 'any',
    ]);
    console.log(table(['name', 'key', 'origins'], rows));
  });
};

function readOrigin(value: string): string {
  const isOne = URL.canParse(value) && new URL(value).href === `${new URL(value).origin}/`;
  if (isOne) return new URL(value).origin;
  throw new StartError(
    `--origin is "${value}"; allowed is an address such as https://example.com.`,
  );
}

const words: Record<string, Word> = { create, list };

export const site: Word = ([word, ...args]) => sayWhich('site', words, word)(args);
