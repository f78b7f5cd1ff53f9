import { indexedDbStore } from '@deskbell/shared/sync/indexed-db-store';
import type { Store } from '@deskbell/shared/sync/store';

/** What the signed-in agent's engine keeps in this browser. */
export const openStore = (): Store => indexedDbStore('deskbell-console');

export async function wipeStore(): Promise<void> {
  const store = openStore();
  await store.wipe();
  await store.close();
}

/** Keeps unsent messages with their ids, so that the same agent's next session sends each once. */
export async function wipeStoreButOutbox(): Promise<void> {
  const store = openStore();
  const { outbox } = await store.load();
  await store.wipe();
  await store.commit({ outbox });
  await store.close();
}
