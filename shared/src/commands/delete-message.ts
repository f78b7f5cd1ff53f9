import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { id } from '../model/id.ts';
import { message } from '../model/message.ts';

export const deleteMessage = defineCommand({
  name: 'deleteMessage',
  summary:
    'The author takes back their own message for a while after sending; its place in the order stays.',
  route: { method: 'delete', path: '/api/messages/:messageId' },
  who: ['agent', 'admin'],
  input: z.object({ messageId: id }),
  output: z.object({ message }),
  errors: ['notFound', 'wrongStatus'],
});
