import type { Hello } from '@deskbell/shared/hello';
import { CallFailed } from '@deskbell/shared/sync/call-failed';
import { LinkTimeout } from '@deskbell/shared/sync/link';
import { TcpProxy } from '../network/tcp-proxy.ts';
import type { Part } from '../plan/cast.ts';
import type { Step } from '../plan/deeds.ts';
import { password, type Stage } from '../stage/stage.ts';
import type { Ledger } from '../told/ledger.ts';
import { agentDoes } from './agent-deeds.ts';
import { Client } from './client.ts';
import { Pace } from './pace.ts';
import { type Shelf, shelfFor } from './stores.ts';
import { visitorDoes } from './visitor-deeds.ts';
import { wordingFor } from './wording.ts';

/** Everyone and everything that a plan is about; the networks in the order of the clients. */
export type Company = {
  stage: Stage;
  clients: readonly Client[];
  proxies: readonly TcpProxy[];
  pace: Pace;
};

/** Everyone of the cast, connected, each over a network of their own. */
export async function gather(
  stage: Stage,
  cast: readonly Part[],
  ledger: Ledger,
): Promise<Company> {
  const ports = stage.servers.map(({ port }) => port);
  const proxies = await Promise.all(cast.map((_, at) => TcpProxy.open(ports, at % ports.length)));
  const pace = new Pace(1);
  const clients = await seat(stage, cast, {
    ledger,
    pace,
    urlOf: (at) => proxies[at]?.url ?? '',
  });
  return { stage, clients, proxies, pace };
}

type Seats = { ledger: Ledger; pace: Pace; urlOf(client: number): string };

/** Makes the clients of the cast and connects them. */
export async function seat(stage: Stage, cast: readonly Part[], seats: Seats): Promise<Client[]> {
  const shelves = new Map<string, Shelf>();
  const tokens = new Map<string, string>();
  const clients: Client[] = [];
  for (const [at, part] of cast.entries()) {
    const { role, person, store, storeKey } = part;
    const who = `${role} ${person}`;
    const token = tokens.get(who) ?? (await tokenFor(stage, part));
    tokens.set(who, token);
    const shelf = shelves.get(storeKey) ?? shelfFor(store, { key: storeKey, folder: stage.folder });
    shelves.set(storeKey, shelf);
    const hello = (): Hello =>
      role === 'agent'
        ? { protocol: 1, actor: 'agent', token }
        : { protocol: 1, actor: 'visitor', site: 'demo', token };
    clients.push(new Client({ ...seats, part, shelf, hello, url: seats.urlOf(at) }));
  }
  await Promise.all(clients.map((client) => client.start()));
  return clients;
}

async function tokenFor(stage: Stage, { role, person }: Part): Promise<string> {
  const [path, body] =
    role === 'visitor'
      ? ['visitors/session', { site: 'demo' }]
      : ['agents/sign-in', { email: stage.agents[person], password }];
  const response = await fetch(`${stage.servers[0]?.url}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { token } = (await response.json()) as { token?: string };
  if (!token) throw new Error(`${role} ${person} got no token (${response.status})`);
  return token;
}

/** Carries out what the plan says a person does. Whatever the server or the link refuses is part of the day. */
export async function personDoes(
  client: Client,
  { deed, dice, slowMs }: Extract<Step, { kind: 'person' }>,
): Promise<void> {
  if (!client.isRunning) return;
  const wording = wordingFor(client.name, slowMs);
  try {
    if (client.part.role === 'visitor') await visitorDoes(client, deed, wording);
    else await agentDoes(client, deed, { dice, wording });
  } catch (error) {
    if (!(error instanceof CallFailed || error instanceof LinkTimeout)) client.troubles.push(error);
  }
}
