import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';
import { migrate } from '../src/db/migrate.ts';
import { type Database, openDatabase } from '../src/db/open.ts';

const folder = new URL('../../migrations/', import.meta.url);

/** The maintenance database of the PostgreSQL that the test run has started. */
function maintenanceUrl(): string {
  const url = process.env.DESKBELL_TEST_DATABASE;
  if (!url) throw new Error('DESKBELL_TEST_DATABASE is not set: run the tests by npm test');
  return url;
}

const urlOf = (name: string): string => {
  const url = new URL(maintenanceUrl());
  url.pathname = `/${name}`;
  return url.href;
};

/** Work on the PostgreSQL as a whole. */
export async function asMaintainer<Value>(
  work: (client: Client) => Promise<Value>,
): Promise<Value> {
  const client = new Client({ connectionString: maintenanceUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The template that every test database is cloned from; named after the migrations, so that a change makes a new one. */
function templateName(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(new URL(file, folder)));
  return `deskbell_template_${hash.digest('hex').slice(0, 12)}`;
}

async function makeTemplate(client: Client, template: string): Promise<void> {
  // Test files run side by side; one makes the template, the others wait for it.
  await client.query('select pg_advisory_lock(4711)');
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [
    template,
  ]);
  if (rowCount !== 0) return;
  const draft = `${template}_draft`;
  await client.query(`drop database if exists ${draft}`);
  await client.query(`create database ${draft}`);
  const db = openDatabase(urlOf(draft), 1);
  await migrate(db);
  await db.destroy();
  await client.query(`alter database ${draft} rename to ${template}`);
}

export type TestDatabase = { db: Database; url: string; drop(): Promise<void> };

/** A migrated, empty database of the test's own. */
export async function createDatabase(): Promise<TestDatabase> {
  return create(async (client, name) => {
    const template = templateName();
    await makeTemplate(client, template);
    await client.query(`create database ${name} template ${template}`);
  });
}

/** One that no migration has seen. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return create((client, name) => client.query(`create database ${name}`));
}

async function create(
  make: (client: Client, name: string) => Promise<unknown>,
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asMaintainer((client) => make(client, name));
  const db = openDatabase(urlOf(name), 10);
  return {
    db,
    url: urlOf(name),
    async drop() {
      await db.destroy();
      await asMaintainer((client) => client.query(`drop database ${name}`));
    },
  };
}
