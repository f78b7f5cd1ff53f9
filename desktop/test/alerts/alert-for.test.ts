import { describe, expect, it } from 'vitest';
import { alertFor } from '../../src/console/alerts/alert-for.ts';
import { eg } from '../example.ts';

const base = { meId: eg.me, isShown: false };
const waiting = eg.conversation({ status: 'waiting', assigneeId: null });

describe('an alert', () => {
  it('tells a new visitor in the queue from one more message', () => {
    expect(alertFor({ ...base, conversation: waiting })).toBe('waiting');
    const more = { ...waiting, visitorMessageCount: 3 };
    expect(alertFor({ ...base, conversation: more })).toBe('message');
    expect(alertFor({ ...base, conversation: eg.conversation() })).toBe('message');
  });

  it('is not given for the chat one looks at, or for a colleague’s chat', () => {
    expect(alertFor({ ...base, conversation: waiting, isShown: true })).toBeNull();
    const theirs = eg.conversation({ assigneeId: eg.colleague });
    expect(alertFor({ ...base, conversation: theirs })).toBeNull();
  });
});
