import type { Document } from '../document.ts';
import type { Changed } from './store.ts';

/** Characters of text that one batch may hold: a long one takes as long to index as a hundred short ones. */
const most = 250_000;

/** As much of what changed, from its beginning, as one transaction should index; at least one. */
export function cutBatch(
  changed: Changed[],
  documents: Document[],
): { changed: Changed[]; documents: Document[]; isWhole: boolean } {
  const sizes = new Map(documents.map(({ id, fields }) => [id, sizeOf(fields)]));
  let size = 0;
  const cut = changed.findIndex(({ id }, at) => {
    size += sizes.get(id) ?? 0;
    return at > 0 && size > most;
  });
  if (cut === -1) return { changed, documents, isWhole: true };
  const taken = changed.slice(0, cut);
  const ids = new Set(taken.map(({ id }) => id));
  return { changed: taken, documents: documents.filter(({ id }) => ids.has(id)), isWhole: false };
}

const sizeOf = (fields: Document['fields']): number =>
  fields.reduce((sum, { text }) => sum + text.length, 0);
