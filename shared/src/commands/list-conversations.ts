import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { conversation } from '../model/conversation.ts';
import { id } from '../model/id.ts';
import { maxPage } from '../rules/limits.ts';

/** The console's lists; visitors only ever have `all`. */
export const listName = z.enum(['queue', 'mine', 'all', 'pending', 'closed', 'archived']);
export type ListName = z.infer<typeof listName>;

export const listConversations = defineCommand({
  name: 'listConversations',
  summary: 'One page of a list: the queue oldest first, every other list by latest activity.',
  route: { method: 'get', path: '/api/conversations' },
  who: ['visitor', 'agent', 'admin'],
  input: z.object({
    list: listName.optional(),
    siteId: id.optional(),
    assigneeId: id.optional(),
    tag: z.string().max(40).optional(),
    /** `nextPage` of the page before. */
    page: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(maxPage).optional(),
  }),
  output: z.object({
    conversations: z.array(conversation),
    /** Null on the last page. */
    nextPage: z.string().nullable(),
  }),
});
