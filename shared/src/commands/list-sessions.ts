import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { id, time } from '../model/id.ts';

export const listSessions = defineCommand({
  name: 'listSessions',
  summary: 'The agent sees where they are signed in.',
  route: { method: 'get', path: '/api/agents/sessions' },
  who: ['agent', 'admin'],
  input: z.object({}),
  output: z.object({
    sessions: z.array(
      z.object({
        id,
        createdAt: time,
        lastUsedAt: time,
        userAgent: z.string().nullable(),
        isCurrent: z.boolean(),
      }),
    ),
  }),
});
