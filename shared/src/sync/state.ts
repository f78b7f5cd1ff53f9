import type { ErrorBody } from '../error.ts';
import type { Agent } from '../model/agent.ts';
import type { Conversation } from '../model/conversation.ts';
import type { Message } from '../model/message.ts';
import type { Presence } from '../model/presence.ts';
import type { Reader, Receipt } from '../model/receipt.ts';
import type { Site } from '../model/site.ts';
import type { Visitor } from '../model/visitor.ts';
import type { Outgoing } from './store.ts';

/** The messages of one conversation that are held in memory. */
export type Thread = {
  /** In `seq` order, without a hole the engine knows of. */
  messages: readonly Message[];
  /** Whether older ones exist on the server. */
  hasOlder: boolean;
  isLoading: boolean;
};

export type Typing = { who: Reader; preview?: string | undefined /** Clock ms. */; until: number };

/** Everything a screen needs; replaced, never changed in place, so that equality of parts tells what is new. */
export type State = {
  me: Reader | null;
  link: 'offline' | 'connecting' | 'online';
  /** When the next try to connect is due (clock ms); null while connected or trying. */
  retryAt: number | null;
  /** Whether catch-up has reached the present since the last connect. */
  isLevel: boolean;
  /** Why the server turns this client away for good (session ended, origin refused …); null otherwise. */
  refusal: ErrorBody | null;
  conversations: ReadonlyMap<string, Conversation>;
  threads: ReadonlyMap<string, Thread>;
  outbox: readonly Outgoing[];
  agents: ReadonlyMap<string, Agent>;
  visitors: ReadonlyMap<string, Visitor>;
  sites: ReadonlyMap<string, Site>;
  /** By `visitor:<id>` or `agent:<id>`. */
  presences: ReadonlyMap<string, Presence>;
  /** By conversation. */
  typing: ReadonlyMap<string, readonly Typing[]>;
  /** Ids of tombstones seen since the start: nothing that comes late brings them back. */
  gone: ReadonlyMap<string, true>;
  /** Receipts, by conversation, that came before their conversation. */
  earlyReceipts: ReadonlyMap<string, readonly Receipt[]>;
};

export const emptyState: State = {
  me: null,
  link: 'offline',
  retryAt: null,
  isLevel: false,
  refusal: null,
  conversations: new Map(),
  threads: new Map(),
  outbox: [],
  agents: new Map(),
  visitors: new Map(),
  sites: new Map(),
  presences: new Map(),
  typing: new Map(),
  gone: new Map(),
  earlyReceipts: new Map(),
};
