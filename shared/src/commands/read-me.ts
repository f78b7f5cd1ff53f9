import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { agent } from '../model/agent.ts';

export const readMe = defineCommand({
  name: 'readMe',
  summary: 'The agent learns who the session belongs to.',
  route: { method: 'get', path: '/api/agents/me' },
  who: ['agent', 'admin'],
  input: z.object({}),
  output: z.object({ agent }),
});
