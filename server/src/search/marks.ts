import type { HitKind } from '@deskbell/shared/commands/search';

/** What a document belongs to. */
export type Belonging = {
  kind?: HitKind | undefined;
  siteId?: string | undefined;
  conversationId?: string | null | undefined;
};

// Characters for private use, which `fold` leaves out of every text.
const kinds: Record<HitKind, number> = { message: 0xe000, visitor: 0xe001, conversation: 0xe002 };
const firstOfIds = 0xf0000;
const countOfIds = 0xfffe;

/**
 * Words that no text holds, one for each thing a document belongs to: a search within a site or a conversation is then
 * a search for one word more, and need not look at what lies elsewhere. Two things may share one.
 */
export function marksOf({ kind, siteId, conversationId }: Belonging): string[] {
  const marks = kind === undefined ? [] : [kinds[kind]];
  for (const id of [siteId, conversationId])
    if (id) marks.push(firstOfIds + (Number.parseInt(id.slice(-8), 16) % countOfIds));
  return marks.map((mark) => ` ${String.fromCodePoint(mark)} `);
}
