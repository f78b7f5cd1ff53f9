import { sql } from 'kysely';
import type { Database } from './open.ts';

/** Whether the database answers within two seconds. */
export async function isReachable(db: Database): Promise<boolean> {
  const answered = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
  const { promise: late, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(resolve, 2_000, false);
  try {
    return await Promise.race([answered, late]);
  } finally {
    clearTimeout(timer);
  }
}
