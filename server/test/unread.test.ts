import { unreadCount } from '@deskbell/shared/rules/unread';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from './app.ts';
import type { TestClient } from './client.ts';
import { agentAt, messagesOf, ring, say } from './scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

type Room = Awaited<ReturnType<typeof open>>;

async function open() {
  const rung = await ring(app);
  const people = {
    visitor: { client: rung.visitor, reader: visitorOf(rung.conversation.visitorId) },
    one: await agent(),
    other: await agent(),
  };
  return { conversationId: rung.conversationId, people };
}

async function agent() {
  const { console, id } = await agentAt(app);
  return { client: console, reader: { kind: 'agent' as const, id } };
}

const visitorOf = (id: string) => ({ kind: 'visitor' as const, id });

const who = fc.constantFrom('visitor', 'one', 'other');
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('say'), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('note'), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('line'), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('read'), who, seq: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('takeBack'), who, seq: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delivered'), who, seq: fc.nat(20) }) },
);
type Step = { do: string; who: keyof Room['people']; seq?: number };

async function carryOut({ people, conversationId }: Room, given: Step): Promise<void> {
  const { client, reader } = people[given.who];
  const seq = given.seq ?? 0;
  if (given.do === 'say') await say(client, conversationId);
  else if (given.do === 'read') await client.call('markRead', { conversationId, seq });
  else if (given.do === 'delivered') await client.call('markDelivered', { conversationId, seq });
  else if (reader.kind === 'visitor') return;
  else if (given.do === 'takeBack') await takeBack({ client, id: reader.id }, conversationId, seq);
  else if (given.do === 'note') await say(client, conversationId, { kind: 'note' });
  // Whoever has it already gets it anew: that may write a line or none.
  else await client.call('assignConversation', { conversationId, agentId: reader.id });
}

/** Deletes one of the agent's own messages or notes, if they have any. */
async function takeBack(
  { client, id }: { client: TestClient; id: string },
  conversationId: string,
  which: number,
): Promise<void> {
  const own = (await messagesOf(client, conversationId)).filter(
    ({ author, deletedAt }) => author.id === id && !deletedAt,
  );
  const message = own[which % own.length];
  if (message) await client.call('deleteMessage', { messageId: message.id });
}

/** The badge as somebody who counts by hand would have it: the other side's messages after what was read. */
async function countedByHand(room: Room, name: keyof Room['people'], readSeq: number) {
  const { client, reader } = room.people[name];
  const messages = await messagesOf(client, room.conversationId);
  const others = reader.kind === 'visitor' ? 'agent' : 'visitor';
  return messages.filter(
    ({ seq, author, kind, deletedAt }) =>
      seq > readSeq && author.kind === others && kind !== 'note' && !deletedAt,
  ).length;
}

test('however people write and read, every badge is what counting by hand would give', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
      const room = await open();
      const asked = { visitor: 0, one: 0, other: 0 };
      let last = 1;
      for (const given of steps as Step[]) {
        await carryOut(room, given);
        if (given.do === 'read')
          asked[given.who] = Math.max(asked[given.who], Math.min(given.seq ?? 0, last));
        const { client } = room.people.one;
        const { conversationId } = room;
        last = (await client.call('readConversation', { conversationId })).conversation.lastSeq;
      }
      for (const name of ['visitor', 'one', 'other'] as const) {
        const { client, reader } = room.people[name];
        const { conversation } = await client.call('readConversation', {
          conversationId: room.conversationId,
        });
        const badge = unreadCount(conversation, reader);
        expect([name, badge]).toEqual([name, await countedByHand(room, name, asked[name])]);
      }
    }),
    { numRuns: 15, seed: 20261120 },
  );
}, 60_000);
