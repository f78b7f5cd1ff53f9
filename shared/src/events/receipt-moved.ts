import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { receipt } from '../model/receipt.ts';

export const receiptMoved = defineEvent({
  name: 'receiptMoved',
  summary: 'Someone has received or read more of a conversation.',
  isDurable: true,
  body: z.object({ receipt }),
});
