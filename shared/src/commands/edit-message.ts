import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { id } from '../model/id.ts';
import { message, messageText } from '../model/message.ts';

export const editMessage = defineCommand({
  name: 'editMessage',
  summary: 'The author changes the text of their own message for a while after sending.',
  route: { method: 'put', path: '/api/messages/:messageId' },
  who: ['agent', 'admin'],
  input: z.object({ messageId: id, text: messageText }),
  output: z.object({ message }),
  errors: ['notFound', 'wrongStatus'],
});
