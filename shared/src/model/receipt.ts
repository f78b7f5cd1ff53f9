import { z } from 'zod';
import { id, position } from './id.ts';

/** Who reads: one visitor, or one agent. */
export const reader = z.object({ kind: z.enum(['visitor', 'agent']), id });
export type Reader = z.infer<typeof reader>;

/** How far one reader has come in one conversation; it only ever moves forward. */
export const receipt = z.object({
  conversationId: id,
  reader,
  deliveredSeq: position,
  readSeq: position,
  /** How many messages of the other side lie at or before `readSeq`; unread = the conversation's count minus this. */
  readCount: position,
});
export type Receipt = z.infer<typeof receipt>;
