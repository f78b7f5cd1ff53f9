import type { Message } from '@deskbell/shared/model/message';
import type { Receipt } from '@deskbell/shared/model/receipt';
import type { Outgoing } from '@deskbell/shared/sync/store';

const conversationId = '01890000-0000-7000-8000-000000000001';
const agentId = '01890000-0000-7000-8000-0000000000a1';

/** Made-up rows that are whole, so that a test names only what it is about. */
export const eg = {
  agentId,
  message(seq: number, more: Partial<Message> = {}): Message {
    return {
      id: `message-${seq}`,
      conversationId,
      seq,
      kind: 'text',
      author: { kind: 'visitor', id: 'visitor' },
      text: `text ${seq}`,
      attachments: [],
      createdAt: '2026-03-02T10:00:00.000Z',
      revision: 1,
      ...more,
    };
  },
  byAgent: { author: { kind: 'agent', id: agentId } } as const,
  outgoing(id: string, more: Partial<Outgoing> = {}): Outgoing {
    return {
      id,
      conversationId,
      kind: 'text',
      text: `text ${id}`,
      createdAt: '2026-03-02T10:01:00.000Z',
      state: 'queued',
      ...more,
    };
  },
  receipt(deliveredSeq: number, readSeq: number): Receipt {
    return {
      conversationId,
      reader: { kind: 'agent', id: agentId },
      deliveredSeq,
      readSeq,
      readCount: 0,
    };
  },
};
