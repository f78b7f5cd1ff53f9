import { createEngine, type Engine, type EngineParts } from '../../src/sync/engine.ts';
import { memoryStore } from '../../src/sync/memory-store.ts';
import { type FakeClock, fakeClock, settle } from './fake-clock.ts';
import { FakeServer } from './fake-server.ts';

export type Client = { engine: Engine; server: FakeServer; clock: FakeClock };

/** An engine against a server at the rim, not started yet. */
export function client(parts: Partial<EngineParts> & { server?: FakeServer } = {}): Client {
  const clock = (parts.clock as FakeClock | undefined) ?? fakeClock();
  const server = parts.server ?? new FakeServer(clock);
  const engine = createEngine({
    link: server.link(),
    store: memoryStore(),
    clock,
    hello: () => ({ protocol: 1, actor: 'visitor', site: 'demo' }),
    onTrouble: (error) => {
      throw error;
    },
    ...parts,
  });
  return { engine, server, clock };
}

/** The same, started and level with the server. */
export async function onlineClient(parts: Parameters<typeof client>[0] = {}): Promise<Client> {
  const made = client(parts);
  await made.engine.start();
  await settle();
  return made;
}

/** The texts a screen would show of a conversation: stored ones, then what waits. */
export function shown({ state }: Engine, conversationId: string): string[] {
  const stored = state.threads.get(conversationId)?.messages ?? [];
  const waiting = state.outbox.filter(
    (entry) => entry.conversationId === null || entry.conversationId === conversationId,
  );
  return [...stored, ...waiting].map(({ text }) => text);
}
