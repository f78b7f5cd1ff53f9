import { z } from 'zod';
import { defineEvent } from '../event.ts';

export const changesMissed = defineEvent({
  name: 'changesMissed',
  summary:
    'The servers could not hear one another for a while: catch up within the given time, spread by jitter.',
  isDurable: false,
  body: z.object({ withinMs: z.number().int().nonnegative() }),
});
