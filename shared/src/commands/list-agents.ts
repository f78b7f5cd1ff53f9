import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { agent } from '../model/agent.ts';
import { presence } from '../model/presence.ts';

export const listAgents = defineCommand({
  name: 'listAgents',
  summary: 'The agent sees colleagues and whether they are here.',
  route: { method: 'get', path: '/api/agents' },
  who: ['agent', 'admin'],
  input: z.object({}),
  output: z.object({ agents: z.array(agent), presences: z.array(presence) }),
});
