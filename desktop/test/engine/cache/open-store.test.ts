import { storeContract } from '../../../../shared/test/sync/store-contract.ts';
import { newPlace, openStore } from './place.ts';

storeContract('SQLite', async () => {
  const path = newPlace();
  return async () => openStore(path);
});
