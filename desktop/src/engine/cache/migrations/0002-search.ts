import type { Message } from '@deskbell/shared/model/message';
import { type Body, parseBody } from '../body.ts';
import type { Sqlite } from '../open.ts';
import { foldText, separateSigns } from '../search-text.ts';

/**
 * Two indexes without a copy of the text: of words, and of parts of words from three letters. What is taken out of them
 * leaves no trace in their pages.
 */
const tables = `
  create virtual table message_words using fts5 (
    text, content = '', columnsize = 0,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'"
  );
  create virtual table message_parts using fts5 (
    text, content = '', columnsize = 0, detail = none,
    tokenize = "trigram case_sensitive 0 remove_diacritics 1"
  );
  insert into message_words (message_words, rank) values ('secure-delete', 1);
  insert into message_parts (message_parts, rank) values ('secure-delete', 1);
`;

export function search(db: Sqlite): void {
  db.exec(tables);
  const words = db.prepare('insert into message_words (rowid, text) values (?, ?)');
  const parts = db.prepare('insert into message_parts (rowid, text) values (?, ?)');
  const kept = db.prepare<[], Body & { place: number }>('select place, body from messages');
  for (const row of kept.all()) {
    const { text, deletedAt } = parseBody<Message>(row);
    if (text === '' || deletedAt) continue;
    words.run(row.place, separateSigns(foldText(text)));
    parts.run(row.place, foldText(text));
  }
}
