import type { Client } from './client.ts';

/** Opens a thread as a screen does: what cannot be read now is read again once the engine is level. */
export async function openThread(client: Client, conversationId: string): Promise<void> {
  if (!client.engine.state.threads.has(conversationId))
    await client.engine.openThread(conversationId);
}
