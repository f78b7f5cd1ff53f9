import { CallFailed } from '@deskbell/shared/sync/call-failed';
import { LinkTimeout } from '@deskbell/shared/sync/link';
import { TcpProxy } from '../network/tcp-proxy.ts';
import type { Part } from '../plan/cast.ts';
import type { Step } from '../plan/deeds.ts';
import { password, type Stage } from '../stage/stage.ts';
import type { Ledger } from '../told/ledger.ts';
import { agentDoes } from './agent-deeds.ts';
import { Client } from './client.ts';
import { type Shelf, shelfFor } from './stores.ts';
import { visitorDoes } from './visitor-deeds.ts';
import { wordingFor } from './wording.ts';

/** Everyone of the cast, connected and level before anything breaks. */
export async function gather(
  stage: Stage,
  cast: readonly Part[],
  ledger: Ledger,
): Promise<Client[]> {
  const ports = stage.servers.map(({ port }) => port);
  const shelves = new Map<string, Shelf>();
  const tokens = new Map<string, string>();
  const clients: Client[] = [];
  for (const [at, part] of cast.entries()) {
    const { role, person, store, storeKey } = part;
    const who = `${role} ${person}`;
    const token = tokens.get(who) ?? (await tokenFor(stage, part));
    tokens.set(who, token);
    const shelf = shelves.get(storeKey) ?? shelfFor(store, storeKey);
    shelves.set(storeKey, shelf);
    clients.push(
      new Client({
        part,
        shelf,
        ledger,
        proxy: await TcpProxy.open(ports, at % ports.length),
        hello: () =>
          role === 'agent'
            ? { protocol: 1, actor: 'agent', token }
            : { protocol: 1, actor: 'visitor', site: 'demo', token },
      }),
    );
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
