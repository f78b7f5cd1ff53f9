import type { Kept } from '../state/kept.ts';

/** What an agent has begun to write in one conversation. */
export type Draft = { text: string; isNote: boolean; replyToId: string | null };

/** By conversation; a draft has no other address, so text cannot turn up in another chat. */
export type Drafts = ReadonlyMap<string, Draft>;

export const noDraft: Draft = { text: '', isNote: false, replyToId: null };

const prefix = 'my.draft.';

export const draftOf = (drafts: Drafts, conversationId: string): Draft =>
  drafts.get(conversationId) ?? noDraft;

/** The drafts with one replaced; an empty reply is none. */
export function withDraft(drafts: Drafts, conversationId: string, draft: Draft): Drafts {
  const next = new Map(drafts);
  if (draft.text === '' && !draft.isNote && draft.replyToId === null) next.delete(conversationId);
  else next.set(conversationId, draft);
  return next;
}

export function readDrafts(kept: Kept): Drafts {
  const drafts = new Map<string, Draft>();
  for (const key of kept.keys(prefix)) {
    const draft = parseDraft(kept.read(key));
    if (draft) drafts.set(key.slice(prefix.length), draft);
  }
  return drafts;
}

export function keepDraft(kept: Kept, conversationId: string, drafts: Drafts): void {
  const draft = drafts.get(conversationId);
  kept.write(prefix + conversationId, draft ? JSON.stringify(draft) : null);
}

/** The drafts after another window wrote or sent one; the same ones where the text is no draft. */
export function heardDraft(kept: Kept, key: string, drafts: Drafts): Drafts {
  if (!key.startsWith(prefix)) return drafts;
  return withDraft(drafts, key.slice(prefix.length), parseDraft(kept.read(key)) ?? noDraft);
}

function parseDraft(text: string | null): Draft | null {
  try {
    const draft = JSON.parse(text ?? 'null') as Partial<Draft> | null;
    return typeof draft?.text === 'string' ? { ...noDraft, ...draft } : null;
  } catch {
    return null;
  }
}
