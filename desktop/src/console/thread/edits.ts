import type { Kept } from '../state/kept.ts';

/** New texts of own messages that are being changed, by message. */
export type Edits = ReadonlyMap<string, string>;

const prefix = 'my.edit.';

export function readEdits(kept: Kept): Edits {
  const edits = new Map<string, string>();
  for (const key of kept.keys(prefix)) edits.set(key.slice(prefix.length), kept.read(key) ?? '');
  return edits;
}

/** Keeps one edit, or forgets it where `text` is null; answers the edits after that. */
export function withEdit(
  kept: Kept,
  edits: Edits,
  edit: { messageId: string; text: string | null },
): Edits {
  const { messageId, text } = edit;
  const next = new Map(edits);
  if (text === null) next.delete(messageId);
  else next.set(messageId, text);
  kept.write(prefix + messageId, text);
  return next;
}
