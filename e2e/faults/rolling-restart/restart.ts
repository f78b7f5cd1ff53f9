import { setTimeout } from 'node:timers/promises';
import type { Finding } from '../check/finding.ts';
import { seat } from '../people/company.ts';
import { Pace } from '../people/pace.ts';
import type { Part } from '../plan/cast.ts';
import { findWrong } from '../run.ts';
import { setStage } from '../stage/stage.ts';
import { until } from '../stage/until.ts';
import { Ledger } from '../told/ledger.ts';
import { type Absence, watchAbsences } from './absence.ts';
import { Balancer } from './balancer.ts';
import { letTalk } from './talk.ts';

export type Restarts = {
  clients: number;
  messages: number;
  /** Absences by the server whose restart they belong to. */
  absences: Absence[][];
  /** What was lost or differs. */
  findings: Finding[];
};

/** Restarts two servers one after the other while everybody talks, on clocks that run as they do in life. */
export async function restartBoth(size: { visitors: number; agents: number }): Promise<Restarts> {
  const ledger = new Ledger();
  const stage = await setStage({ servers: 2, agents: size.agents, plant: null });
  const balancer = await Balancer.open(stage.servers.map(({ port }) => port));
  try {
    const urlOf = () => balancer.url;
    const pace = new Pace(1);
    const clients = await seat(stage, castOf(size), { ledger, pace, urlOf });
    const areHere = () =>
      clients.every(({ engine: { state } }) => state.link === 'online' && state.isLevel);
    await until('everyone being there', areHere, 30_000);
    const talk = letTalk(clients, 4_000);
    const absences: Absence[][] = [];
    await setTimeout(2_000);
    for (const server of stage.servers) {
      const watching = watchAbsences(clients);
      await server.stop('SIGTERM');
      await server.start();
      await until('everyone being back', areHere, 30_000);
      await setTimeout(2_000);
      watching.stop();
      absences.push(watching.absences);
    }
    await talk.stop();
    const findings = await findWrong({ stage, clients, proxies: [], pace }, ledger);
    for (const client of clients) client.crash();
    return {
      clients: clients.length,
      messages: ledger.sendings.length,
      absences,
      findings,
    };
  } finally {
    balancer.close();
    await stage.clear(false);
  }
}

function castOf({ visitors, agents }: { visitors: number; agents: number }): Part[] {
  const part = (role: Part['role'], person: number): Part => ({
    name: `${role} ${person}`,
    role,
    person,
    store: 'memory',
    storeKey: `${role}-${person}`,
    link: person % 2 === 0 ? 'bare' : 'socket.io',
  });
  return [
    ...Array.from({ length: visitors }, (_, person) => part('visitor', person)),
    ...Array.from({ length: agents }, (_, person) => part('agent', person)),
  ];
}
