import type { Reader } from '@deskbell/shared/model/receipt';
import { type CommandName, commands } from '@deskbell/shared/up';
import type { Logger } from 'pino';
import { Server, type Socket } from 'socket.io';
import { WebSocketServer } from 'ws';
import type { AgentActor, VisitorActor } from '../core/actor.ts';
import type { Deskbell } from '../core/deskbell.ts';
import { toErrorBody } from '../core/error-body.ts';
import { run } from '../core/run.ts';
import { overloaded } from '../core/under-way.ts';
import { actorOfHello, welcomeOf } from './handshake.ts';
import { InOrder } from './in-order.ts';
import { writeOncePerTurn } from './one-write.ts';
import { originOf } from './origin.ts';
import { requireSession } from './require-session.ts';
import { rooms, roomsOfActor } from './rooms.ts';
import { Watched } from './watched.ts';

/** Frames past this are cut off by the transport; up to it they get an answer that says what was too large. */
export const hardFrameLimit = 1_048_576;

type Settings = { publicUrl: string; isBehindProxy: boolean };

/** The socket edge: one namespace, one handshake, every command an event with an ack. */
export function createSocketServer(): Server {
  return new Server({
    wsEngine: WebSocketServer,
    // Small frames gain nothing from compression, and it costs a quarter of a megabyte a connection.
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: hardFrameLimit,
    pingInterval: 20_000,
    pingTimeout: 10_000,
    connectTimeout: 10_000,
    serveClient: false,
    // Who may connect is decided per site at the handshake; without cookies there is nothing to protect here.
    cors: { origin: true },
  });
}

export function serveSockets(io: Server, deskbell: Deskbell, settings: Settings): void {
  writeOncePerTurn(io, () => deskbell.metrics.stuckConnection());
  io.use((socket, next) => {
    const { headers, address } = socket.handshake;
    const from = { ...originOf({ headers, address }, settings), connectionId: socket.id };
    actorOfHello(deskbell, socket.handshake.auth, from).then(
      (actor) => {
        socket.data.actor = actor;
        next();
      },
      (error: unknown) => {
        const body = toErrorBody(error, deskbell.log.child({ connectionId: socket.id }));
        next(Object.assign(new Error(body.code), { data: body }));
      },
    );
  });
  io.on('connection', (socket) => {
    releaseHandshake(socket);
    serve(socket, deskbell);
  });
}

function serve(socket: Socket, deskbell: Deskbell): void {
  const actor: VisitorActor | AgentActor = socket.data.actor;
  if (actor.kind === 'agent') socket.join(rooms.session(actor.sessionId));
  const who =
    actor.kind === 'visitor'
      ? ({ kind: 'visitor', id: actor.visitorId } as const)
      : ({ kind: 'agent', id: actor.agentId } as const);
  const leave = deskbell.presences.connect(who);
  logConnection(socket, deskbell.log, who);
  socket.on('disconnect', () => leave());
  listen(socket, deskbell, actor);
  welcomeOf(deskbell, actor).then(
    (welcome) => {
      // Joined only now, so that nothing is heard before the welcome; what happened meanwhile lies after its cursor.
      if (socket.connected) socket.join(roomsOfActor(actor));
      socket.emit('welcome', welcome);
    },
    (error: unknown) => {
      toErrorBody(error, deskbell.log.child({ connectionId: socket.id }));
      socket.disconnect(true);
    },
  );
}

/** Commands are heard at once; a client that sends before its welcome loses nothing. */
function listen(socket: Socket, deskbell: Deskbell, actor: VisitorActor | AgentActor): void {
  const requireHeld = requireSession(deskbell, actor);
  const inOrder = new InOrder();
  let count = 0;
  const watched = actor.kind === 'agent' ? new Watched(socket) : null;
  // A frame may hold anything in the place of the name, a number for one; nothing here may throw.
  socket.onAny((name: unknown, ...rest: unknown[]) => {
    const ack = rest.at(-1);
    const answer = typeof ack === 'function' ? ack : () => undefined;
    if (!isSocketCommand(name)) {
      deskbell.metrics.unknownEvent();
      const message = `no such command: ${String(name).slice(0, 64)}`;
      answer({ ok: false, error: { code: 'badInput', message, params: { field: 'command' } } });
      return;
    }
    if (deskbell.underWay.isFull) {
      answer({ ok: false, error: overloaded });
      return;
    }
    const input = typeof rest[0] === 'function' ? {} : rest[0];
    count += 1;
    const commandId = `${socket.id}.${count}`;
    const work = async () => {
      await requireHeld();
      const outcome = await run(deskbell, actor, { name, input, commandId });
      if (outcome.ok) watched?.heed(name, { input, value: outcome.value });
      return outcome;
    };
    const answered = inOrder
      .run(conversationIn(input), work)
      .catch((error: unknown) => {
        const log = deskbell.log.child({ connectionId: socket.id, commandId });
        return { ok: false as const, error: toErrorBody(error, log) };
      })
      .then((result) => {
        answer(result);
        // Whoever was signed out elsewhere hears no more.
        if (!result.ok && result.error.code === 'notSignedIn') socket.disconnect(true);
      });
    deskbell.underWay.add(answered);
  });
}

/** Who came and went, and over what. */
function logConnection(socket: Socket, log: Logger, who: Reader): void {
  if (!log.isLevelEnabled('debug')) return;
  const about = { connectionId: socket.id, actor: who.kind, actorId: who.id };
  log.debug({ ...about, transport: socket.conn.transport.name }, 'a connection came');
  socket.on('disconnect', (reason) => log.debug({ ...about, reason }, 'a connection went'));
}

function conversationIn(input: unknown): string {
  if (typeof input !== 'object' || input === null || !('conversationId' in input)) return '';
  const { conversationId } = input;
  return typeof conversationId === 'string' ? conversationId.toLowerCase() : '';
}

const isSocketCommand = (name: unknown): name is CommandName =>
  typeof name === 'string' &&
  Object.hasOwn(commands, name) &&
  commands[name as CommandName].isOnSocket;

const emptied = Object.freeze({
  headers: Object.freeze({}),
  auth: Object.freeze({}),
  query: Object.freeze({}),
});

/**
 * Engine.IO keeps the request that opened a WebSocket, and Socket.IO what was said in the handshake; nothing here reads
 * them again, and they are a third of an idle connection.
 */
function releaseHandshake({ conn, handshake }: Socket): void {
  if ('request' in conn) Object.assign(conn, { request: null });
  Object.assign(handshake, emptied, { time: '', url: '' });
}
