import type { Status } from '../model/conversation.ts';

/**
 * The life of a conversation:
 *
 *   waiting ──accept──▶ active ──park──▶ pending ──visitor writes──▶ active
 *      ▲                  │ └────────────close────────▶ closed
 *      └── back to queue ─┘                               │
 *      └────────── visitor writes, nobody free ───────────┘ (else straight to active)
 *
 * Archiving hides a closed conversation; a visitor's message brings it back.
 */
export type Action =
  | 'accept'
  | 'assign'
  | 'transfer'
  | 'queue'
  | 'park'
  | 'close'
  | 'reopen'
  | 'reply';

const after: Record<Action, Partial<Record<Status, Status>>> = {
  accept: { waiting: 'active' },
  assign: { waiting: 'active', active: 'active', pending: 'pending' },
  transfer: { waiting: 'active', active: 'active', pending: 'active' },
  queue: { active: 'waiting', pending: 'waiting' },
  park: { active: 'pending', waiting: 'pending' },
  close: { waiting: 'closed', active: 'closed', pending: 'closed' },
  reopen: { closed: 'active' },
  reply: { waiting: 'active', active: 'active', pending: 'active', closed: 'active' },
};

/** The status an agent's action leads to, or `null` where it makes no sense. */
export function statusAfter(action: Action, from: Status): Status | null {
  return after[action][from] ?? null;
}

/** What a visitor's message wakes a conversation to; `isAgentFree` says whether its last agent can take it back. */
export function statusAfterVisitor(from: Status, isAgentFree: boolean): Status {
  if (from === 'pending') return 'active';
  if (from === 'closed') return isAgentFree ? 'active' : 'waiting';
  return from;
}
