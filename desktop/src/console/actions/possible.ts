import type { Conversation } from '@deskbell/shared/model/conversation';
import { statusAfter } from '@deskbell/shared/rules/status';

export type ActionName =
  | 'accept'
  | 'assignToMe'
  | 'assign'
  | 'transfer'
  | 'park'
  | 'close'
  | 'reopen'
  | 'archive'
  | 'restore';

/** What the agent may do with a conversation now, what lies nearest first. */
export function possibleActions(conversation: Conversation, meId: string): ActionName[] {
  const { status, archivedAt, assigneeId } = conversation;
  if (archivedAt !== null) return ['restore'];
  const can = (action: Parameters<typeof statusAfter>[0]) => statusAfter(action, status) !== null;
  const isMine = assigneeId === meId;
  const wanted: [ActionName, boolean][] = [
    ['accept', can('accept')],
    ['reopen', can('reopen')],
    ['assignToMe', status !== 'waiting' && can('assign') && !isMine],
    ['close', can('close')],
    ['transfer', can('transfer')],
    ['assign', can('assign')],
    ['park', can('park')],
    ['archive', true],
  ];
  return wanted.filter(([, isPossible]) => isPossible).map(([name]) => name);
}

/** The action worth a button of its own. A colleague's chat has none: what is done to it is chosen from the menu. */
export function nearestAction(conversation: Conversation, meId: string): ActionName | undefined {
  const { assigneeId, status } = conversation;
  const isColleagues = assigneeId !== null && assigneeId !== meId && status !== 'closed';
  return isColleagues ? undefined : possibleActions(conversation, meId)[0];
}

/** The moments one parks until, from now (clock ms); null waits for the visitor alone. */
export function parkTimes(
  now: number,
): { name: 'parkHour' | 'parkTomorrow' | 'parkNextWeek'; until: string }[] {
  const morning = (days: number) => {
    const day = new Date(now);
    day.setDate(day.getDate() + days);
    day.setHours(9, 0, 0, 0);
    return day.toISOString();
  };
  const toMonday = (8 - new Date(now).getDay()) % 7 || 7;
  return [
    { name: 'parkHour', until: new Date(now + 3_600_000).toISOString() },
    { name: 'parkTomorrow', until: morning(1) },
    { name: 'parkNextWeek', until: morning(toMonday) },
  ];
}
