import { memoryStore } from '../../src/sync/memory-store.ts';
import { storeContract } from './store-contract.ts';

storeContract('memory', async () => {
  const store = memoryStore();
  return async () => store;
});
