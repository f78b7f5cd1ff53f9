import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { change } from '../down.ts';
import { maxChanges } from '../rules/limits.ts';

export const catchUp = defineCommand({
  name: 'catchUp',
  summary: 'What changed for the caller since a cursor, oldest first; ask again until `isLevel`.',
  route: { method: 'get', path: '/api/changes' },
  who: ['visitor', 'agent', 'admin'],
  input: z.object({
    cursor: z.string().max(200),
    limit: z.coerce.number().int().min(1).max(maxChanges).optional(),
  }),
  output: z.object({
    changes: z.array(change),
    cursor: z.string(),
    /** False while more is waiting to be asked for. */
    isLevel: z.boolean(),
  }),
});
