import { describe, expect, it } from 'vitest';
import {
  isInList,
  listed,
  listNames,
  noFilter,
  urgencyOf,
} from '../../src/console/lists/in-list.ts';
import { eg } from '../example.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 10, 9, minute)).toISOString();
const listsOf = (more: Parameters<typeof eg.conversation>[0]) =>
  listNames.filter((list) => isInList(eg.conversation(more), list, eg.me));

describe('lists', () => {
  it('hold a conversation by its status, its owner and whether it is archived', () => {
    expect(listsOf({ status: 'waiting', assigneeId: null })).toEqual(['queue', 'all']);
    expect(listsOf({ status: 'active' })).toEqual(['mine', 'all']);
    expect(listsOf({ status: 'active', assigneeId: eg.colleague })).toEqual(['all']);
    expect(listsOf({ status: 'pending' })).toEqual(['mine', 'all', 'pending']);
    expect(listsOf({ status: 'closed' })).toEqual(['all', 'closed']);
    expect(listsOf({ status: 'closed', archivedAt: at(1) })).toEqual(['archived']);
  });

  it('show the longest wait first in the queue, the latest activity first elsewhere', () => {
    const rows = [
      eg.conversation({ id: 'b', status: 'waiting', waitingSince: at(2), updatedAt: at(9) }),
      eg.conversation({ id: 'a', status: 'waiting', waitingSince: at(1), updatedAt: at(3) }),
      eg.conversation({ id: 'c', status: 'waiting', waitingSince: at(2), updatedAt: at(5) }),
    ];
    const order = (list: 'queue' | 'all') =>
      listed(rows, { list, filter: noFilter, meId: eg.me }).map(({ id }) => id);
    expect(order('queue')).toEqual(['a', 'b', 'c']);
    expect(order('all')).toEqual(['b', 'c', 'a']);
  });

  it('keep only what passes every part of the filter', () => {
    const rows = [
      eg.conversation({ id: 'a', tags: ['vip'], siteId: 's1' }),
      eg.conversation({ id: 'b', tags: ['vip'], siteId: 's2' }),
      eg.conversation({ id: 'c', siteId: 's1', assigneeId: eg.colleague }),
    ];
    const ids = (filter: Partial<typeof noFilter>) =>
      listed(rows, { list: 'all', filter: { ...noFilter, ...filter }, meId: eg.me }).map(
        ({ id }) => id,
      );
    expect(ids({ tag: 'vip' }).sort()).toEqual(['a', 'b']);
    expect(ids({ tag: 'vip', siteId: 's1' })).toEqual(['a']);
    expect(ids({ agentId: eg.colleague })).toEqual(['c']);
  });

  it('warn about a wait at one minute and again at five', () => {
    expect(urgencyOf(59_999)).toBe('calm');
    expect(urgencyOf(60_000)).toBe('soon');
    expect(urgencyOf(299_999)).toBe('soon');
    expect(urgencyOf(300_000)).toBe('late');
  });
});
