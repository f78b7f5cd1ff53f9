import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EventBody } from '@deskbell/shared/down';
import type { Message } from '@deskbell/shared/model/message';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';
import { FanOut } from '../../server/src/edge/fan-out.ts';
import { rooms } from '../../server/src/edge/rooms.ts';
import { tell } from './tell.ts';

/** Stores a message and answers its `seq`. */
export type Keep = (message: {
  id: string;
  conversationId: string;
  text: string;
}) => Promise<number>;

type Parties = { visitor: string; agentId: string | null };

/**
 * The smallest server that does what Deskbell does on the wire, with the same frames to the same sockets (in full to
 * the visitor and to the agent who took them, gathered for the lists of all others), so that a comparison shows what
 * the storing costs and not what was left out.
 */
export async function serveStub(keep: Keep, close: () => Promise<void>): Promise<void> {
  const http = createServer();
  const io = new Server(http, {
    wsEngine: WebSocketServer,
    perMessageDeflate: false,
    serveClient: false,
  });
  const fanOut = new FanOut(io);
  const all = new Map<string, Parties>();
  io.on('connection', (socket) => {
    const { actor } = socket.handshake.auth;
    const ownId = crypto.randomUUID();
    socket.join(
      actor === 'agent' ? [rooms.agent(ownId, '*'), rooms.everySite] : rooms.visitor(ownId),
    );
    socket.on('acceptConversation', ({ conversationId }, ack) => {
      all.set(conversationId, { visitor: conversationId, agentId: ownId });
      ack({ ok: true, value: {} });
    });
    socket.on('sendMessage', async ({ id, text, conversationId = ownId }, ack) => {
      const parties = all.get(conversationId) ?? { visitor: ownId, agentId: null };
      const seq = await keep({ id, conversationId, text });
      const author = { kind: actor, id: ownId };
      const body = stored({ id, conversationId, text, seq, author });
      const agentIds = parties.agentId === null ? [] : [parties.agentId];
      const to = { kind: 'takingPart' as const, siteId: 'the only', conversationId, agentIds };
      io.to(agentIds.map((agentId) => rooms.agent(agentId, '*'))).emit('messageStored', body);
      io.to(rooms.visitor(parties.visitor)).emit('messageStored', body);
      fanOut.note({ event: 'messageStored', body: body as EventBody<'messageStored'>, to });
      ack({ ok: true, value: body });
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
      fanOut.close();
      await io.close();
      await close();
    });
  });
}

type Told = { message: Message; conversation: Record<string, unknown> };

type Given = {
  id: string;
  conversationId: string;
  text: string;
  seq: number;
  author: { kind: 'visitor' | 'agent'; id: string };
};

function stored({ id, conversationId, text, seq, author }: Given): Told {
  const createdAt = new Date().toISOString();
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
