import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Engine } from '@deskbell/shared/sync/engine';
import type { CommandName, Input } from '@deskbell/shared/up';
import type { Client } from './client.ts';
import { openThread } from './open-thread.ts';
import type { Wording } from './wording.ts';

type Doing = {
  client: Client;
  engine: Engine;
  conversation: Conversation;
  dice: number;
  wording: Wording;
};

const call =
  <Name extends CommandName>(
    name: Name,
    more: (doing: Doing) => Partial<Input<Name>> = () => ({}),
  ) =>
  async (doing: Doing) => {
    const input = { conversationId: doing.conversation.id, ...more(doing) };
    await doing.engine.call(name, input as unknown as Input<Name>);
  };

/** Every other reply says what its author has seen. */
const reply = ({ client, conversation, dice, wording }: Doing) =>
  client.send({
    conversationId: conversation.id,
    text: wording.next('replies'),
    ...(dice % 2 === 0 ? { baseSeq: conversation.lastSeq } : {}),
  });

async function changeOwn(doing: Doing, name: 'editMessage' | 'deleteMessage'): Promise<void> {
  const { client, engine, conversation, dice, wording } = doing;
  await openThread(client, conversation.id);
  const own = (engine.state.threads.get(conversation.id)?.messages ?? []).filter(
    ({ author, kind, deletedAt }) =>
      author.id === engine.state.me?.id && kind !== 'system' && !deletedAt,
  );
  const message = own[dice % (own.length || 1)];
  if (!message) return;
  if (name === 'editMessage')
    await engine.call(name, {
      messageId: message.id,
      text: client.noteText(wording.next('corrects')),
    });
  else await engine.call(name, { messageId: message.id });
}

async function settleRefused({ client, engine, dice }: Doing, how: 'retry' | 'discard') {
  const refused = engine.state.outbox.filter(({ state }) => state === 'refused');
  const entry = refused[dice % (refused.length || 1)];
  if (!entry) return;
  if (how === 'retry') await engine.retry(entry.id);
  else await client.discard(entry);
}

const deeds: Record<string, (doing: Doing) => Promise<void>> = {
  reply,
  note: ({ client, conversation, wording }) =>
    client.send({ conversationId: conversation.id, kind: 'note', text: wording.next('notes') }),
  async read({ client, engine, conversation, dice }) {
    await openThread(client, conversation.id);
    // Not always to the end.
    engine.markRead(conversation.id, Math.max(1, conversation.lastSeq - (dice % 3)));
  },
  edit: (doing) => changeOwn(doing, 'editMessage'),
  delete: (doing) => changeOwn(doing, 'deleteMessage'),
  accept: call('acceptConversation'),
  close: call('closeConversation'),
  reopen: call('reopenConversation'),
  assign: call('assignConversation', (doing) => ({ agentId: someAgent(doing) })),
  transfer: call('transferConversation', (doing) => ({
    agentId: someAgent(doing),
    note: doing.client.noteText(doing.wording.next('hands over')),
  })),
  queue: call('transferConversation', () => ({ agentId: null })),
  park: call('parkConversation', () => ({ until: new Date(Date.now() + 1_500).toISOString() })),
  archive: call('archiveConversation'),
  restore: call('restoreConversation'),
  tag: call('tagConversation', ({ dice }) => ({ tags: [`tag-${dice % 5}`] })),
  async type({ engine, conversation }) {
    engine.showTyping(conversation.id, true);
  },
  retry: (doing) => settleRefused(doing, 'retry'),
  discard: (doing) => settleRefused(doing, 'discard'),
};

function someAgent({ engine, dice }: Doing): string {
  const ids = [...engine.state.agents.keys()].sort();
  return ids[dice % (ids.length || 1)] ?? '';
}

/** Which conversations a deed is for; where there is none, any will do and the server says what it thinks of it. */
const fitting: Record<string, (conversation: Conversation) => boolean> = {
  accept: ({ status }) => status === 'waiting',
  reopen: ({ status }) => status === 'closed',
  restore: ({ archivedAt }) => archivedAt !== null,
  archive: ({ status }) => status === 'closed',
  close: ({ status }) => status === 'active',
};

/** Lets an agent do something, as the console would. */
export async function agentDoes(
  client: Client,
  deed: string,
  with_: { dice: number; wording: Wording },
): Promise<void> {
  const { engine } = client;
  const all = [...engine.state.conversations.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const fit = all.filter(fitting[deed] ?? (() => true));
  const among = fit.length > 0 ? fit : all;
  const conversation = among[with_.dice % (among.length || 1)];
  if (!conversation) return;
  await deeds[deed]?.({ client, engine, conversation, ...with_, dice: with_.dice >> 5 });
}
