import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Message } from '@deskbell/shared/model/message';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';
import { tell } from './tell.ts';

/** Stores a message and answers its `seq`. */
export type Keep = (message: {
  id: string;
  conversationId: string;
  text: string;
}) => Promise<number>;

/**
 * The smallest server that does what Deskbell does on the wire, with the same frames to the same sockets, so that a
 * comparison shows what the storing costs and not what was left out.
 */
export async function serveStub(keep: Keep, close: () => Promise<void>): Promise<void> {
  const http = createServer();
  const io = new Server(http, {
    wsEngine: WebSocketServer,
    perMessageDeflate: false,
    serveClient: false,
  });
  io.on('connection', (socket) => {
    const { actor } = socket.handshake.auth;
    const conversationId = crypto.randomUUID();
    socket.join(actor === 'agent' ? 'agents' : `visitor:${conversationId}`);
    socket.on('sendMessage', async ({ id, text }, ack) => {
      const seq = await keep({ id, conversationId, text });
      const value = stored({ id, conversationId, text, seq });
      io.to([`visitor:${conversationId}`, 'agents']).emit('messageStored', value);
      ack({ ok: true, value });
    });
    socket.emit('welcome', {
      protocol: 1,
      actor,
      cursor: '0.0.0',
      serverTime: new Date().toISOString(),
    });
  });
  http.listen(0, '127.0.0.1', () => {
    tell((http.address() as AddressInfo).port, async () => {
      await io.close();
      await close();
    });
  });
}

type Told = { message: Message; conversation: Record<string, unknown> };

function stored(given: { id: string; conversationId: string; text: string; seq: number }): Told {
  const { id, conversationId, text, seq } = given;
  const createdAt = new Date().toISOString();
  const author = { kind: 'visitor' as const, id: conversationId };
  return {
    message: {
      id,
      conversationId,
      seq,
      kind: 'text',
      author,
      text,
      attachments: [],
      replyToId: null,
      system: null,
      createdAt,
      editedAt: null,
      deletedAt: null,
      revision: 1,
    },
    conversation: {
      id: conversationId,
      siteId: conversationId,
      visitorId: conversationId,
      status: 'waiting',
      archivedAt: null,
      assigneeId: null,
      agents: [],
      lastSeq: seq,
      visitorMessageCount: seq,
      agentMessageCount: 0,
      lastMessage: { seq, kind: 'text', author, preview: text, system: null, createdAt },
      receipts: [],
      createdAt,
      updatedAt: createdAt,
      closedAt: null,
      revision: seq + 1,
    },
  };
}
