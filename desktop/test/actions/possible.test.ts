import { describe, expect, it } from 'vitest';
import { nearestAction, parkTimes, possibleActions } from '../../src/console/actions/possible.ts';
import { eg } from '../example.ts';

const actionsOf = (more: Parameters<typeof eg.conversation>[0]) =>
  possibleActions(eg.conversation(more), eg.me);

describe('the actions offered', () => {
  it('begin with the nearest one', () => {
    expect(actionsOf({ status: 'waiting', assigneeId: null })[0]).toBe('accept');
    expect(actionsOf({ status: 'active' })[0]).toBe('close');
    expect(actionsOf({ status: 'active', assigneeId: eg.colleague })[0]).toBe('assignToMe');
    expect(actionsOf({ status: 'closed' })[0]).toBe('reopen');
  });

  it('leave only the way back for an archived conversation', () => {
    expect(actionsOf({ status: 'closed', archivedAt: '2026-03-10T09:00:00.000Z' })).toEqual([
      'restore',
    ]);
  });

  it('never offer what the status forbids', () => {
    expect(actionsOf({ status: 'closed' })).toEqual(['reopen', 'archive']);
    expect(actionsOf({ status: 'pending' })).not.toContain('park');
  });

  it('park until times that lie ahead, next Monday even on a Monday', () => {
    const monday = new Date(2026, 2, 9, 15, 0).getTime();
    const [hour, tomorrow, week] = parkTimes(monday).map(({ until }) => new Date(until));
    expect(hour?.getTime()).toBe(monday + 3_600_000);
    expect([tomorrow?.getDate(), tomorrow?.getHours()]).toEqual([10, 9]);
    expect([week?.getDate(), week?.getDay()]).toEqual([16, 1]);
  });

  it('have no button of their own that a stray press could hit in a colleague’s chat', () => {
    const nearest = (more: Parameters<typeof eg.conversation>[0]) =>
      nearestAction(eg.conversation(more), eg.me);
    expect(nearest({ status: 'waiting', assigneeId: null })).toBe('accept');
    expect(nearest({ status: 'active' })).toBe('close');
    expect(nearest({ status: 'active', assigneeId: eg.colleague })).toBeUndefined();
    expect(nearest({ status: 'closed', assigneeId: eg.colleague })).toBe('reopen');
  });
});
