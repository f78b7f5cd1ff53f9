import { Departures } from '../core/departures.ts';
import type { Deskbell } from '../core/deskbell.ts';
import type { ShortWay } from '../core/short-way.ts';
import { findCounted } from './counted/store.ts';
import { countsOf } from './counts-of.ts';

/**
 * The short way of counts, which every console asks for whenever anything has changed: all who ask at about the same
 * time share one look at the database, and it is never older than the question.
 */
export function countTogether({ db }: Pick<Deskbell, 'db'>): ShortWay<'countConversations'> {
  const looks = new Departures(() => findCounted(db));
  return async (actor, input) => {
    if (actor.kind !== 'agent') return null;
    const value = { counts: countsOf(await looks.next(), actor, input.siteId) };
    return { value, publications: [] };
  };
}
