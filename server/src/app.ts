import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { acrossServers } from './bus/across-servers.ts';
import type { Bus } from './bus/bus.ts';
import { openBus } from './bus/open-bus.ts';
import type { Config } from './config.ts';
import { countTogether } from './conversations/count-together.ts';
import { wakeParked } from './conversations/wake-parked.ts';
import { atMost } from './core/at-most.ts';
import { type Clock, systemClock } from './core/clock.ts';
import type { Deskbell } from './core/deskbell.ts';
import { Health } from './core/health.ts';
import { MessageLimit } from './core/message-limit.ts';
import { Metrics } from './core/metrics.ts';
import { loadSecrets } from './core/secrets.ts';
import { SignInLimit } from './core/sign-in-limit.ts';
import { UnderWay } from './core/under-way.ts';
import type { Database } from './db/open.ts';
import { admitInTurn } from './edge/admit.ts';
import { endLostSessions } from './edge/end-lost-sessions.ts';
import { FanOut } from './edge/fan-out.ts';
import { stopping } from './edge/hang-up.ts';
import { createHttpApp } from './edge/http.ts';
import { createSocketServer, serveSockets } from './edge/socket.ts';
import { socketPublisher } from './edge/socket-publisher.ts';
import { tellMissed } from './edge/tell-missed.ts';
import { catchUpTogether } from './feed/catch-up-together.ts';
import { cannotListen } from './free-port.ts';
import { joinServers } from './join-servers.ts';
import { sendTogether } from './messages/send-together.ts';
import { announcePresence } from './presence/announce-presence.ts';
import { keepLastSeen } from './presence/keep-last-seen.ts';
import { Presences } from './presence/presences.ts';
import { moveTogether } from './receipts/move-together.ts';
import { keepIndex } from './search/keep-index.ts';
import { searches, searchesAtOnce } from './search/searches.ts';
import { arrivals } from './visitors/arrivals.ts';
import { watchOver } from './watch-over.ts';

export type App = {
  /** Where it can be reached from this machine. */
  url: string;
  port: number;
  /** The way to the other servers of its database. */
  bus: Pick<Bus, 'isUp' | 'peers'>;
  /**
   * Takes nobody new, tells clients to go elsewhere, finishes what is in flight, and hangs up, within a few seconds
   * whatever clients do. The database stays open. Called again, it is the same end.
   */
  close(): Promise<void>;
};

export type AppParts = {
  config: Config;
  db: Database;
  /** Where searches run, on connections of their own (`openSearchDatabase`); without it among all others. */
  searchDb?: Database;
  log: Logger;
  clock?: Clock;
  checksOutput?: boolean;
  /** The way to the other servers, where it is not the usual one. */
  openBus?: typeof openBus;
  /** How many commands may be under way at once. */
  mostUnderWay?: number;
};

/** How long each part of an end may wait for the database or Redis, in ms. */
const patienceMs = 2_000;

/**
 * One running server. Everything it uses is an argument or made here; nothing is global.
 * @throws StartError where the port or host cannot be had
 */
export async function startApp(parts: AppParts): Promise<App> {
  const { config, db, log } = parts;
  const clock = parts.clock ?? systemClock;
  const http = createServer();
  const io = createSocketServer();
  const { drain, hangUp } = stopping(http, io);
  const fanOut = new FanOut(io);
  const base = { db, clock, log, metrics: new Metrics(), health: new Health({ clock, log }) };
  const secrets = await loadSecrets(db);
  const servers = await (parts.openBus ?? openBus)({ config, db, secrets, log });
  const here = socketPublisher(io, fanOut);
  const deskbell: Deskbell = {
    ...base,
    secrets,
    presences: new Presences(clock),
    bus: servers.bus,
    publisher: acrossServers(here, servers.bus),
    signInLimit: new SignInLimit(base),
    messageLimit: new MessageLimit(servers.redis),
    shortWays: {
      catchUp: catchUpTogether({ db, secrets }),
      countConversations: countTogether(base),
      sendMessage: sendTogether(base),
      ...moveTogether(base),
    },
    searches: searches(parts.searchDb ?? db, { atOnce: searchesAtOnce, mostWaiting: 50 }),
    arrivals: arrivals(db, secrets.feedEpoch),
    underWay: new UnderWay(parts.mostUnderWay),
    checksOutput: parts.checksOutput ?? false,
  };
  http.on('request', createHttpApp(deskbell, config));
  // Its own requests are taken from whoever listens already: attached any earlier, two would answer them.
  io.attach(http);
  admitInTurn(http);
  serveSockets(io, deskbell, config);
  tellMissed(io, servers.bus);
  announcePresence(deskbell, here);
  const leaveServers = await joinServers(deskbell).catch(async (error) => {
    await servers.close();
    throw error;
  });
  await listen(http, config).catch(async (error) => {
    await leaveServers();
    await servers.close();
    throw error;
  });
  const stopWatching = watchOver(deskbell, { io, config });
  const stops = [wakeParked(deskbell), endLostSessions(io, deskbell), keepIndex(deskbell)];
  const { port } = http.address() as AddressInfo;
  let closed: Promise<void> | null = null;
  const close = async () => {
    deskbell.health.stop();
    for (const stop of stops) stop();
    await drain(deskbell.underWay);
    // A database that hangs must not keep us.
    await atMost(patienceMs, keepLastSeen(deskbell));
    fanOut.close();
    await hangUp();
    await atMost(patienceMs, stopWatching());
    await atMost(patienceMs, leaveServers());
    await atMost(patienceMs, servers.close());
    deskbell.presences.close();
  };
  return {
    url: `http://localhost:${port}`,
    port,
    bus: servers.bus,
    close() {
      closed ??= close();
      return closed;
    },
  };
}

function listen(http: ReturnType<typeof createServer>, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: unknown) => reject(cannotListen({ host, port }, cause));
    http.once('error', refuse);
    http.listen(port, host, () => {
      http.off('error', refuse);
      resolve();
    });
  });
}
