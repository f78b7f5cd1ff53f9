import { setTimeout } from 'node:timers/promises';
import type { Client } from '../people/client.ts';
import { openThread } from '../people/open-thread.ts';
import { wordingFor } from '../people/wording.ts';

/** Everybody writes at their own pace until told to stop; agents answer whatever was said last. */
export function letTalk(clients: readonly Client[], everyMs: number): { stop(): Promise<void> } {
  let isOver = false;
  const talks = clients.map(async (client, at) => {
    const wording = wordingFor(client.name, undefined);
    await setTimeout((everyMs * at) / clients.length);
    while (!isOver) {
      await say(client, wording.next('says'));
      await setTimeout(everyMs);
    }
  });
  return {
    async stop() {
      isOver = true;
      await Promise.all(talks);
    },
  };
}

async function say(client: Client, text: string): Promise<void> {
  const { conversations, outbox } = client.engine.state;
  const all = [...conversations.values()];
  if (client.part.role === 'visitor') {
    await client.send({ conversationId: all[0]?.id ?? null, text });
    return;
  }
  const latest = all.sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1)).at(-1);
  // A person who sees their words waiting does not pile more on them.
  if (!latest || outbox.length > 0) return;
  await openThread(client, latest.id);
  await client.send({ conversationId: latest.id, text });
}
