import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { visitor } from '../model/visitor.ts';

export const visitorChanged = defineEvent({
  name: 'visitorChanged',
  summary: 'A visitor’s profile changed.',
  isDurable: true,
  body: z.object({ visitor }),
});
