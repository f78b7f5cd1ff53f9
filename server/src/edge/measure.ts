import { Gauge } from 'prom-client';
import type { Server } from 'socket.io';
import type { Deskbell } from '../core/deskbell.ts';
import { poolOf } from '../db/pool-watch.ts';

type Parts = { io: Server; heldBackMs: () => number };

/** One gauge that is read when somebody asks; `read` answers values by their labels. */
type Reading = {
  name: string;
  help: string;
  labels?: string[];
  read: () => [labels: Record<string, string>, value: number][];
};

/** Registers what is not counted as it happens but read off when `/metrics` is asked for. */
export function measure(deskbell: Deskbell, { io, heldBackMs }: Parts): void {
  for (const { name, help, labels = [], read } of readings(deskbell, { io, heldBackMs }))
    new Gauge({
      name: `deskbell_${name}`,
      help,
      labelNames: labels,
      registers: [deskbell.metrics.registry],
      collect() {
        this.reset();
        for (const [by, value] of read()) this.set(by, value);
      },
    });
}

function readings(deskbell: Deskbell, { io, heldBackMs }: Parts): Reading[] {
  const { db, bus, presences, underWay, health } = deskbell;
  const pool = poolOf(db);
  const one = (value: number | boolean): ReturnType<Reading['read']> => [[{}, Number(value)]];
  return [
    {
      name: 'connections',
      help: 'Open sockets, by kind of actor and transport.',
      labels: ['actor', 'transport'],
      read: () => connectionsOf(io),
    },
    {
      name: 'outgoing_bytes',
      help: 'Bytes written to sockets that their readers have not taken yet.',
      read: () => one(outgoingBytes(io)),
    },
    {
      name: 'present',
      help: 'People connected to this server, however many connections they have.',
      labels: ['actor'],
      read: () => count(presences.here().map((person) => person.split(':')[0] ?? '')),
    },
    {
      name: 'commands_under_way',
      help: 'Commands that are not answered yet.',
      read: () => one(underWay.count),
    },
    {
      name: 'database_connections',
      help: 'Connections to the database: in use, free, and queries waiting for one.',
      labels: ['state'],
      read: () => [
        [{ state: 'used' }, pool.total - pool.idle],
        [{ state: 'idle' }, pool.idle],
        [{ state: 'waiting' }, pool.waiting],
      ],
    },
    {
      name: 'feed_held_back_seconds',
      help: 'How long one transaction in the same PostgreSQL has been holding catch-up back.',
      read: () => one(heldBackMs() / 1_000),
    },
    {
      name: 'bus_up',
      help: 'Whether the other servers can be reached; 1 for a server that is alone.',
      read: () => one(bus.isAlone || bus.isUp),
    },
    {
      name: 'bus_servers',
      help: 'Servers of this database, this one included.',
      read: () => one(bus.peers.size + 1),
    },
    {
      name: 'ready',
      help: 'Whether this server was ready when it last looked.',
      read: () => one(health.last.isReady),
    },
    {
      name: 'part_ok',
      help: 'Parts of what the server needs: 1 for ok, 0.5 for degraded, 0 for failing.',
      labels: ['part'],
      read: () =>
        Object.entries(health.last.parts).map(([part, { state }]) => [
          { part },
          { ok: 1, degraded: 0.5, failing: 0 }[state],
        ]),
    },
  ];
}

function connectionsOf(io: Server): ReturnType<Reading['read']> {
  const kinds = [...io.of('/').sockets.values()].map(
    ({ data, conn }) => `${data.actor.kind} ${conn.transport.name}`,
  );
  return count(kinds).map(([{ actor: kind = '' }, value]) => {
    const [actor = '', transport = ''] = kind.split(' ');
    return [{ actor, transport }, value];
  });
}

function count(actors: string[]): [{ actor: string }, number][] {
  const counted = new Map<string, number>();
  for (const actor of actors) counted.set(actor, (counted.get(actor) ?? 0) + 1);
  return [...counted].map(([actor, value]) => [{ actor }, value]);
}

/** As much of a WebSocket's transport as is looked at here. */
type Wire = { socket?: { _socket?: { writableLength: number } | null } };

function outgoingBytes(io: Server): number {
  let bytes = 0;
  for (const { conn } of io.of('/').sockets.values())
    bytes += (conn.transport as Wire).socket?._socket?.writableLength ?? 0;
  return bytes;
}
