import { z } from 'zod';
import { maxTextLength } from '../rules/limits.ts';
import { attachment } from './attachment.ts';
import { id, seq, time } from './id.ts';

export const messageKind = z.enum(['text', 'image', 'file', 'system', 'note']);
export type MessageKind = z.infer<typeof messageKind>;

export const author = z.object({
  kind: z.enum(['visitor', 'agent', 'system']),
  id: id.optional(),
});
export type Author = z.infer<typeof author>;

/** What a system message says, as a code that `words` puts into the reader's language. */
export const systemLine = z.object({
  code: z.enum([
    'waiting',
    'joined',
    'assigned',
    'transferred',
    'returned',
    'parked',
    'closed',
    'reopened',
  ]),
  /** `by`, `to` and `from` are agent ids; `until` a time; `note` the transfer's note. */
  params: z.record(z.string(), z.string()),
});
export type SystemLine = z.infer<typeof systemLine>;

/** One entry in a conversation. */
export const message = z.object({
  id,
  conversationId: id,
  seq,
  kind: messageKind,
  author,
  /** Empty for system messages and once deleted. */
  text: z.string(),
  attachments: z.array(attachment),
  replyToId: id.nullish(),
  system: systemLine.nullish(),
  createdAt: time,
  editedAt: time.nullish(),
  deletedAt: time.nullish(),
  /** Grows with every change of this message, from 1; the higher one wins wherever two meet. */
  revision: z.number().int().positive(),
});
export type Message = z.infer<typeof message>;

// NUL cannot be stored, the other controls cannot be read; tab and line breaks may stay.
const unprintable = /(?![\t\n\r])\p{Cc}/u;

/** The text of a message as a person sends it: not blank, no control characters, bounded. */
export const messageText = z
  .string()
  .max(maxTextLength, { error: `text is longer than ${maxTextLength} characters` })
  .refine((text) => !unprintable.test(text), { error: 'text holds control characters' })
  .refine((text) => text.isWellFormed(), {
    error: 'text holds a broken character (lone surrogate)',
  })
  .refine((text) => text.trim() !== '', { error: 'text is empty' });
