import type { Message } from '../model/message.ts';
import { mergeConversation } from './merge.ts';
import { type PageRows, pageRows } from './page-rows.ts';
import type { PageStorage } from './page-storage.ts';
import type { Batch, Outgoing, Removal, Store } from './store.ts';
import { mergeMessages } from './thread.ts';

/** How many messages of a conversation are kept; older ones are asked from the server. */
const keptMessages = 50;

type Head = Pick<Batch, 'me' | 'cursor'>;

/**
 * Keeps everything in a page's storage, one key for each row, so that two tabs never overwrite each other's outbox.
 * The newest 50 messages of a conversation stay. When the storage is full, messages make room for the outbox; what
 * still does not fit rejects the commit, and the cursor does not move past it.
 *
 * @param storage the page's storage, or something that speaks to it from elsewhere
 * @param onTrouble told of rows that could not be read; they are set aside under `aside.` and not lost
 */
export function pageStore(
  storage: PageStorage,
  onTrouble: (error: unknown) => void = () => undefined,
): Store {
  const rows = pageRows(storage, onTrouble);
  return {
    async load() {
      const damaged = rows.damaged();
      const head = (await rows.all<Head>('head'))[0];
      const saved = {
        me: head?.me ?? null,
        conversations: await rows.all<never>('conversation'),
        agents: await rows.all<never>('agent'),
        visitors: await rows.all<never>('visitor'),
        sites: await rows.all<never>('site'),
        outbox: await rows.all<never>('outgoing'),
        reads: await rows.all<never>('read'),
      };
      if (rows.damaged() === damaged) return { ...saved, cursor: head?.cursor ?? null };
      // Catch-up would not tell a damaged row again, so everything is asked for anew.
      await rows.put('head.', { me: head?.me }).catch(onTrouble);
      return { ...saved, cursor: null };
    },
    commit: (batch) => commit(rows, batch),
    async messages(conversationId, { before = Number.POSITIVE_INFINITY, limit }) {
      const kept = await rows.all<Message>(`message.${conversationId}`);
      return bySeq(kept.filter(({ seq }) => seq < before)).slice(-limit);
    },
    watch: (onChange) =>
      storage.onChange((key) => {
        if (rows.kindOf(key) === 'outgoing') onChange();
      }),
    wipe: () => rows.removeAll(() => true),
    close: async () => undefined,
  };
}

const bySeq = (messages: readonly Message[]) => [...messages].sort((a, b) => a.seq - b.seq);

/** What must not be lost goes first, the cursor last, so that a commit cut short is only asked for again. */
async function commit(rows: PageRows, batch: Batch): Promise<void> {
  if (batch.isFresh) await rows.removeAll((kind) => kind !== 'outgoing' && kind !== 'read');
  await putAll(rows, 'outgoing', batch.outbox);
  for (const row of batch.reads ?? []) await rows.put(`read.${row.conversationId}`, row);
  for (const row of batch.conversations ?? []) {
    const key = `conversation.${row.id}`;
    await rows.put(key, mergeConversation(await rows.get(key), row));
  }
  await putMessages(rows, batch.messages ?? []);
  await putAll(rows, 'agent', batch.agents);
  await putAll(rows, 'visitor', batch.visitors);
  await putAll(rows, 'site', batch.sites);
  for (const removal of batch.gone ?? []) await remove(rows, removal);
  await putHead(rows, batch);
}

async function putHead(rows: PageRows, { me, cursor }: Head): Promise<void> {
  if (!me && cursor === undefined) return;
  const head = await rows.get<Head>('head.');
  await rows.put('head.', { ...head, ...(me && { me }), ...(cursor !== undefined && { cursor }) });
}

async function putAll(
  rows: PageRows,
  kind: string,
  come: readonly { id: string }[] = [],
): Promise<void> {
  for (const row of come) await rows.put(`${kind}.${row.id}`, row);
}

async function putMessages(rows: PageRows, come: readonly Message[]): Promise<void> {
  for (const conversationId of new Set(come.map((row) => row.conversationId))) {
    const held = bySeq(await rows.all<Message>(`message.${conversationId}`));
    const newer = bySeq(come.filter((row) => row.conversationId === conversationId));
    const kept = mergeMessages(held, newer).slice(-keptMessages);
    const keptIds = new Set(kept.map(({ id }) => id));
    for (const row of kept)
      if (!held.includes(row)) await rows.put(`message.${conversationId}.${row.id}`, row);
    for (const { id } of held)
      if (!keptIds.has(id)) await rows.remove(`message.${conversationId}.${id}`);
  }
}

async function remove(rows: PageRows, { kind, id }: Removal): Promise<void> {
  if (kind === 'conversation') await removeConversation(rows, id);
  else if (kind === 'message') await rows.removeAll((of, key) => of === kind && key.endsWith(id));
  else await rows.remove(`${kind}.${id}`);
  if (kind !== 'visitor') return;
  const conversations = await rows.all<{ id: string; visitorId: string }>('conversation');
  for (const row of conversations) if (row.visitorId === id) await removeConversation(rows, row.id);
}

async function removeConversation(rows: PageRows, id: string): Promise<void> {
  await rows.removeAll((_, key) => key.split('.')[1] === id);
  for (const entry of await rows.all<Outgoing>('outgoing'))
    if (entry.conversationId === id) await rows.remove(`outgoing.${entry.id}`);
}
