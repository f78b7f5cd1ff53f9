import type { Message } from '@deskbell/shared/model/message';
import { newId } from '@deskbell/shared/sync/new-id';
import {
  closeAll,
  connect,
  connectVisitors,
  type Hearing,
  inWaves,
  type Person,
} from './people.ts';

/** A visitor and the agent who took them. */
export type Chat = { visitor: Person; agent: Person; conversationId: string };

type Wanted = { tokens: string[]; visitors: number };

/** How long a message may take before it counts as undelivered. */
const patienceMs = 30_000;

/**
 * Visitors and agents in conversation: the agents share the visitors evenly, and every agent has a console open. What
 * one side sends counts as delivered when the other side's socket has it in full.
 */
export class Chats {
  readonly all: Chat[] = [];
  #people: Person[] = [];
  #awaited = new Map<string, () => void>();

  static async open(url: string, { tokens, visitors }: Wanted): Promise<Chats> {
    const chats = new Chats();
    const agents = await Promise.all(
      tokens.map((token) => connect(url, { actor: 'agent', token }, chats.#hearing('visitor'))),
    );
    const guests = await connectVisitors(url, visitors, chats.#hearing('agent'));
    chats.#people.push(...agents, ...guests);
    chats.all.push(
      ...(await inWaves(guests, async (visitor, nth) => {
        const agent = agents[nth % agents.length] as Person;
        return { visitor, agent, conversationId: await begin(visitor, agent) };
      })),
    );
    return chats;
  }

  /** One message from the visitor and from the agent in turn; done when it is acknowledged and delivered. */
  async exchange(nth: number): Promise<void> {
    const { visitor, agent, conversationId } = this.all[nth % this.all.length] as Chat;
    const speaker = (nth + Math.floor(nth / this.all.length)) % 2 === 0 ? visitor : agent;
    const id = newId();
    const { promise: delivered, resolve, reject } = Promise.withResolvers<void>();
    const late = setTimeout(
      () => reject(new Error(`message ${nth} was not delivered`)),
      patienceMs,
    );
    this.#awaited.set(id, resolve);
    const input = { id, conversationId, text: `Message number ${nth} with some words in it` };
    const acknowledged = speaker.link.call('sendMessage', input, patienceMs).then(requireOk);
    await Promise.all([acknowledged, delivered]).finally(() => {
      clearTimeout(late);
      this.#awaited.delete(id);
    });
  }

  close(): void {
    closeAll(this.#people);
  }

  /** Of what is heard, only the other side's words count. */
  #hearing(other: 'visitor' | 'agent'): Hearing {
    return (name, body) => {
      if (name !== 'messageStored') return;
      const { message } = body as { message: Message };
      if (message.author.kind === other) this.#awaited.get(message.id)?.();
    };
  }
}

async function begin(visitor: Person, agent: Person): Promise<string> {
  const conversationId = await ring(visitor);
  await answer(agent, conversationId);
  return conversationId;
}

/** A visitor's first message; answers the conversation's id. */
export async function ring(visitor: Person): Promise<string> {
  const first = { id: newId(), text: 'The first one starts the conversation' };
  return requireOk(await visitor.link.call('sendMessage', first, patienceMs)).conversation.id;
}

/** The agent takes a conversation and writes the first reply; answers its id. */
export async function answer(agent: Person, conversationId: string): Promise<string> {
  requireOk(await agent.link.call('acceptConversation', { conversationId }, patienceMs));
  const reply = { id: newId(), conversationId, text: 'Good day' };
  requireOk(await agent.link.call('sendMessage', reply, patienceMs));
  return reply.id;
}

type Answered<Value> =
  | { ok: true; value: Value }
  | { ok: false; error: { code: string; message: string } };

function requireOk<Value>(answer: Answered<Value>): Value {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer.value;
}
