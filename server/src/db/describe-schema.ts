import { sql } from 'kysely';
import type { Database } from './open.ts';

// One list of statements for each kind of thing, in an order that does not depend on when it was made. What Postgres 18
// keeps as a constraint for `not null` is left out: older ones have none, and the column says it.
const parts: [heading: string, query: string][] = [
  [
    'Sequences',
    `select format('create sequence %s as %s;', sequencename, data_type) as line
     from pg_sequences where schemaname = current_schema() order by sequencename`,
  ],
  [
    'Tables',
    `select format(E'create table %s (\\n%s\\n);', c.relname, string_agg(format('  %s %s%s%s',
       a.attname, format_type(a.atttypid, a.atttypmod),
       case when a.attnotnull then ' not null' else '' end,
       coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')), E',\\n' order by a.attnum)) as line
     from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname not like 'kysely%'
     group by c.relname order by c.relname`,
  ],
  [
    'Constraints',
    `select format('alter table %s add constraint %s %s;', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
     from pg_constraint
     where connamespace = current_schema()::regnamespace and contype <> 'n' and conrelid::regclass::text not like 'kysely%'
     order by conrelid::regclass::text, conname`,
  ],
  [
    'Indexes',
    `select indexdef || ';' as line from pg_indexes i
     where schemaname = current_schema() and tablename not like 'kysely%'
       and not exists (select 1 from pg_constraint where conname = i.indexname)
     order by tablename, indexname`,
  ],
  [
    'Functions',
    `select rtrim(pg_get_functiondef(oid), E'\\n') || ';' as line from pg_proc
     where pronamespace = current_schema()::regnamespace order by proname`,
  ],
  [
    'Triggers',
    `select pg_get_triggerdef(t.oid) || ';' as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where not t.tgisinternal and c.relnamespace = current_schema()::regnamespace order by c.relname, t.tgname`,
  ],
  [
    'Row security',
    `select format('alter table %s enable row level security;', relname) as line from pg_class
     where relrowsecurity and relnamespace = current_schema()::regnamespace order by relname`,
  ],
  [
    'Policies',
    `select format(E'create policy %s on %s for %s to %s\\n  using (%s)%s;', policyname, tablename, lower(cmd),
       array_to_string(roles, ', '), qual, coalesce(format(E'\\n  with check (%s)', with_check), '')) as line
     from pg_policies where schemaname = current_schema() order by tablename, policyname`,
  ],
  [
    'Rights of the role behind the wall',
    `select format('grant %s on %s to deskbell_actor;', string_agg(lower(privilege_type), ', ' order by privilege_type),
       table_name) as line
     from information_schema.role_table_grants
     where grantee = 'deskbell_actor' and table_schema = current_schema() group by table_name order by table_name`,
  ],
  [
    'Rights on single columns',
    `select format('grant %s (%s) on %s to deskbell_actor;', lower(privilege_type),
       string_agg(column_name, ', ' order by column_name), table_name) as line
     from information_schema.column_privileges p
     where grantee = 'deskbell_actor' and table_schema = current_schema() and not exists (
       select 1 from information_schema.role_table_grants g where g.grantee = p.grantee
         and g.table_schema = p.table_schema and g.table_name = p.table_name and g.privilege_type = p.privilege_type)
     group by table_name, privilege_type order by table_name, privilege_type`,
  ],
];

/** The schema as SQL text to read and compare, the same on every Postgres that ran the same migrations. */
export async function describeSchema(db: Database): Promise<string> {
  const sections: string[] = [];
  for (const [heading, query] of parts) {
    const { rows } = await sql.raw<{ line: string }>(query).execute(db);
    sections.push([`-- ${heading}`, ...rows.map(({ line }) => line)].join('\n'));
  }
  return `${sections.join('\n\n')}\n`;
}
