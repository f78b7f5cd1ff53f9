import type { ErrorBody } from '../error.ts';
import type { Agent } from '../model/agent.ts';
import type { Conversation } from '../model/conversation.ts';
import type { Message } from '../model/message.ts';
import type { Context } from '../model/page.ts';
import type { Reader } from '../model/receipt.ts';
import type { Site } from '../model/site.ts';
import type { Visitor } from '../model/visitor.ts';

/**
 * A message on its way out.
 *
 *   queued ──link up, first of its conversation──▶ sending ──ack──▶ stored (entry gone, message kept)
 *     ▲                                              │  └─ error ─▶ refused ──retry──▶ queued
 *     └──────────── link lost, no ack ───────────────┘               └────discard──▶ (gone)
 */
export type Outgoing = {
  /** The message's id, so that sending again is harmless. */
  id: string;
  /** Null until the visitor's conversation is known. */
  conversationId: string | null;
  kind: 'text' | 'note';
  text: string;
  replyToId?: string | undefined;
  baseSeq?: number | undefined;
  context?: Context | undefined;
  /** Client time, ISO 8601; entries leave in the order of this and `id`. */
  createdAt: string;
  state: 'queued' | 'sending' | 'refused';
  /** Why it was refused. */
  error?: ErrorBody | undefined;
};

/** What a store kept, without messages: those are read by conversation. */
export type Saved = {
  /** Whose rows these are; null in a new store. */
  me: Reader | null;
  cursor: string | null;
  conversations: Conversation[];
  agents: Agent[];
  visitors: Visitor[];
  sites: Site[];
  outbox: Outgoing[];
  /** Read positions the server has not confirmed yet. */
  reads: Read[];
};

/** How far the owner of the store has read one conversation. */
export type Read = { conversationId: string; seq: number };

/** What can be removed; `read` is the unconfirmed position of the conversation with this id. */
export type Removal = {
  kind: 'visitor' | 'conversation' | 'message' | 'outgoing' | 'read';
  id: string;
};

/** Changes that are kept together or not at all. */
export type Batch = {
  /** First forgets everything but `outbox` and `reads`: what follows is a fresh snapshot. */
  isFresh?: boolean;
  me?: Reader;
  cursor?: string;
  conversations?: Conversation[];
  messages?: Message[];
  agents?: Agent[];
  visitors?: Visitor[];
  sites?: Site[];
  outbox?: Outgoing[];
  reads?: Read[];
  /** Taken away after everything above was put, with all that lies below: a visitor's conversations, their messages and outbox. */
  gone?: Removal[];
};

/** Where the sync engine keeps what it knows; `store-contract` says in tests what every store must do. */
export type Store = {
  load(): Promise<Saved>;
  /**
   * Puts and removals by id, atomically. A message of a lower `revision` never replaces a higher; conversations meet by
   * `mergeConversation`, so that receipts never move back.
   */
  commit(batch: Batch): Promise<void>;
  /** The newest `limit` messages before `before` (or of all), in `seq` order. */
  messages(conversationId: string, options: { before?: number; limit: number }): Promise<Message[]>;
  /** Calls back after another tab changed the outbox or the rest; returns the way to stop. */
  watch(onChange: () => void): () => void;
  /** Removes everything. */
  wipe(): Promise<void>;
  close(): Promise<void>;
};
