import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { id, position } from '../model/id.ts';
import { receipt } from '../model/receipt.ts';

export const markDelivered = defineCommand({
  name: 'markDelivered',
  summary: 'The caller’s device has the messages up to here; it never moves back.',
  route: { method: 'post', path: '/api/conversations/:conversationId/delivered' },
  who: ['visitor', 'agent', 'admin'],
  input: z.object({ conversationId: id, seq: position }),
  output: z.object({ receipt }),
  errors: ['notFound'],
});
