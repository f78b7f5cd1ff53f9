import type { Generated } from 'kysely';

/** What a message, visitor or conversation is found by. */
export type SearchDocumentsTable = {
  id: string;
  kind: 'message' | 'visitor' | 'conversation';
  segment: number;
  created_at: Date;
  site_id: string;
  conversation_id: string | null;
  author_kind: 'visitor' | 'agent' | 'system' | null;
  author_id: string | null;
  words: string;
};

export type SearchSegmentsTable = {
  segment: number;
  starts_at: Date;
  latest_at: Date | null;
  documents: Generated<number>;
};

export type SearchProgressTable = {
  only_one: Generated<boolean>;
  version: Generated<number>;
  changed_xid: Generated<string>;
  changed_n: Generated<string>;
};
