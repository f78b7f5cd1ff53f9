import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { presence, presenceStatus } from '../model/presence.ts';

export const setPresence = defineCommand({
  name: 'setPresence',
  summary: 'The agent says whether they are here; it holds for all their devices.',
  route: { method: 'post', path: '/api/agents/me/presence' },
  who: ['agent', 'admin'],
  input: z.object({ status: presenceStatus }),
  output: z.object({ presence }),
});
