import { serveStub } from './chat-stub.ts';

const last = new Map<string, number>();

// As much as the wire allows: the place in the order is a number in memory.
await serveStub(
  async ({ conversationId }) => {
    const seq = (last.get(conversationId) ?? 0) + 1;
    last.set(conversationId, seq);
    return seq;
  },
  async () => undefined,
);
