import { sql } from 'kysely';
import { errorCode, StartError } from '../start-error.ts';
import type { Database } from './open.ts';

const notAllowed = '42501';
const noSuchRole = '22023';

/**
 * Makes sure that the user of the database may go behind the second wall, as every visitor and agent will.
 * @throws StartError with the SQL that lets it
 */
export async function requireWallRole(db: Database): Promise<void> {
  await sayingWhatToAllow(db, () =>
    db
      .transaction()
      .execute((transaction) => sql`set local role deskbell_actor`.execute(transaction)),
  );
}

/**
 * Runs work that needs rights in the database.
 * @throws StartError with what to allow, where a right is missing
 */
export async function sayingWhatToAllow<Value>(
  db: Database,
  work: () => Promise<Value>,
): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof Error) || ![notAllowed, noSuchRole].includes(errorCode(cause)))
      throw cause;
    throw new StartError(await whatToAllow(db, cause.message), { cause });
  }
}

type Rights = {
  user: string;
  schema: string;
  may_create: boolean;
  /** `null` where there is no such role. */
  may_become: boolean | null;
  parts_set_from_member: boolean;
};

/** What an administrator has to do, in a sentence or two, once the database has refused its user something. */
async function whatToAllow(db: Database, refused: string): Promise<string> {
  const { user, schema, ...may } = await readRights(db);
  if (!may.may_create)
    return `The database user ${user} may not make tables. As an administrator of the database, run: grant usage, create on schema ${schema} to ${user};`;
  if (may.may_become)
    return `The database user ${user} may not do what is needed (${refused}). Make it the owner of the database and of everything in it.`;
  const makes = may.may_become === null ? 'create role deskbell_actor nologin; ' : '';
  const options = may.parts_set_from_member ? ' with inherit false, set true' : '';
  return `The database user ${user} may not become the role deskbell_actor, behind which visitors and agents are kept apart. As an administrator of the database, run: ${makes}grant deskbell_actor to ${user}${options};`;
}

async function readRights(db: Database): Promise<Rights> {
  const { rows } = await sql<Rights>`
    select quote_ident(current_user) as user,
      quote_ident(coalesce(current_schema(), 'public')) as schema,
      coalesce(has_schema_privilege(current_schema(), 'create'), false) as may_create,
      (select pg_has_role(oid, case when parts_set_from_member then 'set' else 'member' end)
        from pg_roles where rolname = 'deskbell_actor') as may_become,
      parts_set_from_member
    from (select current_setting('server_version_num')::int >= 160000 as parts_set_from_member) version`.execute(
    db,
  );
  const rights = rows[0];
  if (!rights) throw new Error('the database does not say who its user is');
  return rights;
}
