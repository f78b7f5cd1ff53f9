import { z } from 'zod';
import { time } from './id.ts';
import { reader } from './receipt.ts';

export const presenceStatus = z.enum(['online', 'away', 'offline']);
export type PresenceStatus = z.infer<typeof presenceStatus>;

/** Whether someone is here; volatile, several tabs are one. A visitor is only ever online or offline. */
export const presence = z.object({
  who: reader,
  status: presenceStatus,
  /** When they were last connected; null while online. */
  lastSeenAt: time.nullable(),
});
export type Presence = z.infer<typeof presence>;
