import { z } from 'zod';
import { defineEvent } from '../event.ts';

export const drain = defineEvent({
  name: 'drain',
  summary:
    'This server is about to stop: finish, and reconnect within the given time, spread by jitter.',
  isDurable: false,
  body: z.object({ withinMs: z.number().int().nonnegative() }),
});
