import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { conversation } from '../model/conversation.ts';
import { id, time } from '../model/id.ts';
import { message } from '../model/message.ts';
import { visitor } from '../model/visitor.ts';
import { maxPage, maxSearchLength } from '../rules/limits.ts';

export const hitKind = z.enum(['message', 'visitor', 'conversation']);
export type HitKind = z.infer<typeof hitKind>;

/** Where something that was searched for stands: from `start` to before `end`, in UTF-16 code units of that field. */
export const highlight = z.object({
  field: z.enum(['text', 'name', 'email', 'phone', 'tag', 'pageTitle', 'pageUrl']),
  /** Of a tag, which one of them, from 0. */
  index: z.number().int().nonnegative().optional(),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
});
export type Highlight = z.infer<typeof highlight>;

export const hit = z.object({
  kind: hitKind,
  /** Of the message, visitor or conversation. */
  id,
  /** Of a visitor, their latest; null where they have none. */
  conversationId: id.nullable(),
  createdAt: time,
  message: message.optional(),
  visitor: visitor.optional(),
  highlights: z.array(highlight),
});
export type Hit = z.infer<typeof hit>;

export const search = defineCommand({
  name: 'search',
  summary:
    'Messages, visitors and conversations that hold every word, newest first; a word may stand inside another, words in quotes stand side by side.',
  route: { method: 'get', path: '/api/search' },
  who: ['agent', 'admin'],
  input: z.object({
    text: z
      .string()
      .max(maxSearchLength, { error: `text is longer than ${maxSearchLength} characters` }),
    kind: hitKind.optional(),
    siteId: id.optional(),
    conversationId: id.optional(),
    /** Messages by one side, or by one person. */
    authorKind: z.enum(['visitor', 'agent']).optional(),
    authorId: id.optional(),
    /** In conversations that carry it. */
    tag: z.string().max(40).optional(),
    /** Created at or after, and before, these times. */
    since: time.optional(),
    before: time.optional(),
    /** `nextPage` of the page before. */
    page: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(maxPage).optional(),
  }),
  output: z.object({
    hits: z.array(hit),
    /** Those the hits are in, each once. */
    conversations: z.array(conversation),
    /** Null on the last page. */
    nextPage: z.string().nullable(),
    /** False while the index is being made anew: older hits may be missing until it is. */
    isComplete: z.boolean(),
  }),
  errors: ['tooSlow'],
});
