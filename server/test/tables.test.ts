import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type TestDatabase } from './database.ts';

const folder = new URL('../src/db/tables/', import.meta.url);

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

type Column = { name: string; type: string; isNullable: boolean; isGenerated: boolean };

/** The columns of each row type, by the type's name, as the source of db/tables spells them. */
function rowTypes(): Map<string, Column[]> {
  const types = new Map<string, Column[]>();
  for (const file of readdirSync(folder)) {
    const source = readFileSync(new URL(file, folder), 'utf8');
    for (const [, name, base, body] of source.matchAll(
      /^export type (\w+) = (Placed & )?\{([^}]*)\};?$/gm,
    )) {
      const columns = [...(body ?? '').matchAll(/(\w+): ([^;]+);?/g)].map(([, column, type]) =>
        toColumn(column ?? '', type ?? ''),
      );
      types.set(name ?? '', base ? [...columns, ...placed] : columns);
    }
  }
  return types;
}

const toColumn = (name: string, type: string): Column => ({
  name,
  type: type
    .trim()
    .replace(/^Generated<(.*)>$/, '$1')
    .replace(/ \| null$/, ''),
  isNullable: type.trim().endsWith('| null'),
  isGenerated: type.trim().startsWith('Generated<'),
});

const placed = ['changed_xid', 'changed_n'].map((name) => toColumn(name, 'Generated<string>'));

/** Which row type belongs to which table, from `Tables`. */
function tableTypes(): [table: string, type: string][] {
  const source = readFileSync(new URL('tables.ts', folder), 'utf8');
  const [, body = ''] = /export type Tables = \{([^}]*)\}/.exec(source) ?? [];
  return [...body.matchAll(/(\w+): (\w+);/g)].map(([, table = '', type = '']) => [table, type]);
}

type LiveColumn = { name: string; type: string; nullable: boolean; generated: boolean };

async function liveColumns(table: string): Promise<LiveColumn[]> {
  const { rows } = await sql<LiveColumn>`
    select column_name as name, udt_name as type, is_nullable = 'YES' as nullable,
      column_default is not null as generated
    from information_schema.columns where table_schema = current_schema() and table_name = ${table}
    order by column_name`.execute(database.db);
  return rows;
}

/** What a column of this Postgres type comes as. */
const spelled: Record<string, RegExp> = {
  uuid: /^string$/,
  text: /^(string|'.*'|Status|MessageKind)$/,
  int4: /^number$/,
  int8: /^string$/,
  xid8: /^string$/,
  bool: /^boolean$/,
  timestamptz: /^Date$/,
  bytea: /^Buffer$/,
  jsonb: /^JSONColumnType<\w+>$/,
  _text: /^string\[\]$/,
};

test('every table has its row type', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = current_schema()
    and table_type = 'BASE TABLE' and table_name not like 'kysely%' order by 1`.execute(
    database.db,
  );
  expect(rows.map(({ name }) => name)).toEqual(tableTypes().map(([table]) => table));
});

test.each(tableTypes())(
  'the rows of %s are what %s says, column by column',
  async (table, type) => {
    const columns = rowTypes().get(type) ?? [];
    const said = columns.toSorted((one, other) => (one.name < other.name ? -1 : 1));
    const live = await liveColumns(table);
    expect(said.map(({ name }) => name)).toEqual(live.map(({ name }) => name));
    for (const [index, column] of live.entries()) {
      const row = said[index];
      const where = `${table}.${column.name}`;
      expect(row?.isNullable, `${where}: may it be null?`).toBe(column.nullable);
      expect(row?.type, `${where} is ${column.type}`).toMatch(spelled[column.type] ?? /never/);
      // A column that JSON fills has its insert type in JSONColumnType, so a default need not be said.
      if (!row?.type.startsWith('JSONColumnType'))
        expect(row?.isGenerated, `${where}: has it a default?`).toBe(column.generated);
    }
  },
);
