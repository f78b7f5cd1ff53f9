import { z } from 'zod';
import { id, time } from './id.ts';

/** A person on a site; anonymous until the host site or the visitor proves an identity. */
export const visitor = z.object({
  id,
  siteId: id,
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  isIdentified: z.boolean(),
  locale: z.string().nullable(),
  createdAt: time,
  lastSeenAt: time.nullable(),
});
export type Visitor = z.infer<typeof visitor>;
