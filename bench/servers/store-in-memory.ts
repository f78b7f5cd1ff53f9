type Item = { n: number; conversation_id: string | null; actor_kind: 'visitor' | 'agent' };

type Seen = {
  conversation: {
    id: string;
    last_seq: number;
    visitor_message_count: number;
    agent_message_count: number;
  };
};

type Answer = {
  messages: { n: number; conversation_id: string; seq: number }[];
  conversations: Seen[];
};

/**
 * Answers what the database function `store_messages` would, for conversations it has answered once: the same
 * conversation with the next number.
 */
export class StoreInMemory {
  #seen = new Map<string, Seen>();

  learn(answer: Answer | undefined): void {
    for (const seen of answer?.conversations ?? []) this.#seen.set(seen.conversation.id, seen);
  }

  /** Null where a conversation of the batch is not known yet. */
  answer(batch: string): Answer | null {
    const items: Item[] = JSON.parse(batch);
    const known = items.map(({ conversation_id: id }) => this.#seen.get(id ?? ''));
    if (known.includes(undefined)) return null;
    const messages = items.map((item, at) => {
      const { conversation } = known[at] as Seen;
      conversation.last_seq += 1;
      if (item.actor_kind === 'visitor') conversation.visitor_message_count += 1;
      else conversation.agent_message_count += 1;
      return { n: item.n, conversation_id: conversation.id, seq: conversation.last_seq };
    });
    return { messages, conversations: [...new Set(known as Seen[])] };
  }
}
