import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { id, position } from '../model/id.ts';
import { receipt } from '../model/receipt.ts';

export const markRead = defineCommand({
  name: 'markRead',
  summary: 'Moves the caller’s read position forward; it never moves back.',
  route: { method: 'post', path: '/api/conversations/:conversationId/read' },
  who: ['visitor', 'agent', 'admin'],
  input: z.object({ conversationId: id, seq: position }),
  output: z.object({ receipt }),
  errors: ['notFound'],
});
