import { z } from 'zod';
import { defineCommand } from '../command.ts';

export const signOut = defineCommand({
  name: 'signOut',
  summary: 'The agent ends the session the call was made with; its sockets are closed.',
  route: { method: 'post', path: '/api/agents/sign-out' },
  who: ['agent', 'admin'],
  input: z.object({}),
  output: z.object({}),
});
