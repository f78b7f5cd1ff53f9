import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { id } from '../model/id.ts';

export const revokeSession = defineCommand({
  name: 'revokeSession',
  summary: 'The agent signs one of their devices out; its sockets are closed.',
  route: { method: 'post', path: '/api/agents/sessions/:sessionId/revoke' },
  who: ['agent', 'admin'],
  input: z.object({ sessionId: id }),
  output: z.object({}),
  errors: ['notFound'],
});
