import { z } from 'zod';
import { id } from './id.ts';

export const role = z.enum(['agent', 'admin']);
export type Role = z.infer<typeof role>;

/** What everyone may know of a person who answers. */
export const agentFace = z.object({ id, name: z.string(), avatarUrl: z.string().nullable() });
export type AgentFace = z.infer<typeof agentFace>;

/** A person who answers, as colleagues see them. */
export const agent = agentFace.extend({
  email: z.string(),
  role,
  /** Sites they may see; empty means every site. */
  siteIds: z.array(id),
  isDisabled: z.boolean(),
});
export type Agent = z.infer<typeof agent>;
