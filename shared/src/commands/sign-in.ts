import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { agent } from '../model/agent.ts';

export const signIn = defineCommand({
  name: 'signIn',
  summary: 'An agent proves who they are and gets a session token.',
  route: { method: 'post', path: '/api/agents/sign-in' },
  isOnSocket: false,
  who: ['anyone'],
  input: z.object({
    email: z.string().min(1).max(254),
    password: z.string().min(1).max(1_000),
    /** The second factor, once an agent has set one up. */
    code: z.string().max(32).optional(),
  }),
  output: z.object({ token: z.string(), agent }),
  errors: ['wrongCredentials'],
});
