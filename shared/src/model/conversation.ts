import { z } from 'zod';
import { agentFace } from './agent.ts';
import { id, position, seq, time } from './id.ts';
import { author, messageKind, systemLine } from './message.ts';
import { context } from './page.ts';
import { receipt } from './receipt.ts';
import { visitor } from './visitor.ts';

export const status = z.enum(['waiting', 'active', 'pending', 'closed']);
export type Status = z.infer<typeof status>;

/** The newest message the reader may see, cut for a list row. */
export const lastMessage = z.object({
  seq,
  kind: messageKind,
  author,
  /** At most 140 characters of its text. */
  preview: z.string(),
  system: systemLine.nullish(),
  createdAt: time,
});
export type LastMessage = z.infer<typeof lastMessage>;

/** One thread between a visitor and the team. Agents get every field, visitors the part above the line. */
export const conversation = z.object({
  id,
  siteId: id,
  visitorId: id,
  status,
  /** When it was hidden from the lists; only a closed conversation is. */
  archivedAt: time.nullable(),
  /** The agent who has it. */
  assigneeId: id.nullable(),
  /** Faces of the agents who took part or have it, so that a visitor can be shown who answers. */
  agents: z.array(agentFace),
  /** The highest `seq` given out. */
  lastSeq: position,
  /** Messages by the visitor, and by agents for the visitor (notes, system messages and what was taken back apart). */
  visitorMessageCount: position,
  agentMessageCount: position,
  lastMessage: lastMessage.nullable(),
  receipts: z.array(receipt),
  createdAt: time,
  /** When a message or a change of status last touched it; lists are sorted by this. */
  updatedAt: time,
  closedAt: time.nullable(),
  /** Grows with every change, from 1; the higher one wins wherever two meet. */
  revision: z.number().int().positive(),

  // For agents only.
  visitor: visitor.optional(),
  /** Since when nobody has it; null unless waiting. */
  waitingSince: time.nullish(),
  parkedUntil: time.nullish(),
  priority: z.enum(['low', 'normal', 'high', 'urgent']).optional(),
  tags: z.array(z.string()).optional(),
  context: context.optional(),
});
export type Conversation = z.infer<typeof conversation>;
