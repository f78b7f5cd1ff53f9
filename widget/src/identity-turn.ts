import type { PageValues } from './chat/page-values.ts';

/** How long a tab waits for the identity another one is making. */
const patienceMs = 3_000;

/**
 * Tabs that open the chat at the same moment must not make two visitors: one goes ahead, the others wait for what it
 * stores. Resolves when this tab may connect.
 */
export async function takeIdentityTurn(siteKey: string, values: PageValues): Promise<void> {
  if (values.get('token')) return;
  const isStored = () =>
    new Promise<void>((resolve) => {
      const done = () => {
        unwatch();
        resolve();
      };
      const unwatch = values.watch((key) => key === 'token' && done());
      setTimeout(done, patienceMs);
    });
  await new Promise<void>((resolve) => {
    const go = () => resolve();
    navigator.locks
      ?.request(`deskbell:${siteKey}`, { ifAvailable: true }, async (lock) => {
        if (!lock) return isStored().then(go);
        go();
        // Held long enough for an identity to be made and heard of in the other tabs.
        await new Promise((linger) => setTimeout(linger, patienceMs));
      })
      .catch(go);
    if (!navigator.locks) go();
  });
}
