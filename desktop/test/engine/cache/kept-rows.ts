import type { Agent } from '@deskbell/shared/model/agent';
import type { Batch } from '@deskbell/shared/sync/store';
import { eg } from '../../../../shared/test/sync/example.ts';

const id = (n: number) => `0198c0de-0000-7000-8000-${String(n).padStart(12, '0')}`;
const me = { kind: 'agent' as const, id: id(1) };
const conversation = eg.conversation({ id: id(2), siteId: id(3), visitorId: id(4) });
const agent: Agent = eg.agent({ id: me.id });
const author = { kind: 'visitor' as const, id: id(4) };

/** What the kept files of all versions hold; never changed, since they are not written again. */
export const keptRows = {
  me,
  cursor: 'epoch.7.0',
  agents: [agent],
  visitors: [eg.visitor({ id: id(4), siteId: id(3), name: 'Žofie' })],
  sites: [{ id: id(3), key: 'demo', name: 'Demo', mode: 'single', allowedOrigins: [] }],
  conversations: [conversation],
  messages: [
    eg.message({ id: id(5), conversationId: id(2), seq: 1, author, text: 'Where is my refund?' }),
    eg.message({ id: id(6), conversationId: id(2), seq: 2, author, text: '我要退款' }),
    eg.message({
      id: id(7),
      conversationId: id(2),
      seq: 3,
      author,
      text: '',
      deletedAt: '2026-01-05T09:00:00.000Z',
    }),
  ],
  outbox: [eg.outgoing({ id: id(8), conversationId: id(2), text: 'On its way' })],
  reads: [{ conversationId: id(2), seq: 2 }],
} satisfies Batch;
