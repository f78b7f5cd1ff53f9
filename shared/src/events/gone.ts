import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { id } from '../model/id.ts';

export const gone = defineEvent({
  name: 'gone',
  summary: 'A tombstone: forget this and everything that belongs to it.',
  isDurable: true,
  body: z.object({ kind: z.enum(['visitor', 'conversation', 'message']), id }),
});
