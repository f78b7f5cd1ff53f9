import { z } from 'zod';
import { id } from './id.ts';

/** A file or image that belongs to a message. */
export const attachment = z.object({
  id,
  name: z.string(),
  contentType: z.string(),
  /** In bytes. */
  size: z.number().int().nonnegative(),
});
export type Attachment = z.infer<typeof attachment>;
