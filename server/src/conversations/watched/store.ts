import { anyOf } from '../../db/any-of.ts';
import type { Transaction } from '../../db/wall.ts';

/** Those of the conversations that are of one of the sites (of any site where none is named), in the order given. */
export async function findVisibleIds(
  db: Transaction,
  ids: readonly string[],
  siteIds: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('conversations')
    .select('id')
    .where('id', '=', anyOf([...ids]))
    .$if(siteIds.length > 0, (query) => query.where('site_id', '=', anyOf([...siteIds])))
    .execute();
  const visible = new Set(rows.map(({ id }) => id));
  return [...new Set(ids)].filter((id) => visible.has(id));
}
