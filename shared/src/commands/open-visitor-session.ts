import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { time } from '../model/id.ts';
import { visitor } from '../model/visitor.ts';

export const openVisitorSession = defineCommand({
  name: 'openVisitorSession',
  summary:
    'A visitor gets a token for REST and sockets, or renews the one they have; nothing is stored yet.',
  route: { method: 'post', path: '/api/visitors/session' },
  isOnSocket: false,
  who: ['anyone'],
  input: z.object({
    site: z.string().min(1).max(64),
    token: z.string().max(4_096).optional(),
    identity: z.string().max(8_192).optional(),
    locale: z.string().max(35).optional(),
  }),
  output: z.object({
    token: z.string(),
    visitor,
    /** Where `catchUp` begins after a fresh snapshot, as in a `welcome`. */
    cursor: z.string(),
    serverTime: time,
  }),
  errors: ['siteUnknown', 'originRefused'],
});
