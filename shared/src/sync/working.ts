import type { Agent } from '../model/agent.ts';
import type { Conversation } from '../model/conversation.ts';
import type { Message } from '../model/message.ts';
import type { Presence } from '../model/presence.ts';
import type { Reader, Receipt } from '../model/receipt.ts';
import type { Site } from '../model/site.ts';
import type { Visitor } from '../model/visitor.ts';
import type { Edit } from './edit.ts';
import { edit } from './edit.ts';
import type { State, Thread, Typing } from './state.ts';
import type { Batch, Outgoing, Removal } from './store.ts';

/** A state while events are applied to it, with what the store has to keep of them. */
export type Working = {
  readonly now: number;
  readonly me: Reader | null;
  outbox: readonly Outgoing[];
  conversations: Edit<Conversation>;
  threads: Edit<Thread>;
  agents: Edit<Agent>;
  visitors: Edit<Visitor>;
  sites: Edit<Site>;
  presences: Edit<Presence>;
  typing: Edit<readonly Typing[]>;
  gone: Edit<true>;
  earlyReceipts: Edit<readonly Receipt[]>;
  readonly kept: {
    conversations: Map<string, Conversation>;
    messages: Map<string, Message>;
    agents: Map<string, Agent>;
    visitors: Map<string, Visitor>;
    sites: Map<string, Site>;
    outbox: Map<string, Outgoing>;
    gone: Removal[];
  };
};

export function openWorking(state: State, now: number): Working {
  return {
    now,
    me: state.me,
    outbox: state.outbox,
    conversations: edit(state.conversations),
    threads: edit(state.threads),
    agents: edit(state.agents),
    visitors: edit(state.visitors),
    sites: edit(state.sites),
    presences: edit(state.presences),
    typing: edit(state.typing),
    gone: edit(state.gone),
    earlyReceipts: edit(state.earlyReceipts),
    kept: {
      conversations: new Map(),
      messages: new Map(),
      agents: new Map(),
      visitors: new Map(),
      sites: new Map(),
      outbox: new Map(),
      gone: [],
    },
  };
}

export function finishWorking(state: State, working: Working): { state: State; batch: Batch } {
  const { kept } = working;
  const rows = <Value>(map: Map<string, Value>) => [...map.values()];
  const batch: Batch = {
    conversations: rows(kept.conversations),
    messages: rows(kept.messages),
    agents: rows(kept.agents),
    visitors: rows(kept.visitors),
    sites: rows(kept.sites),
    outbox: rows(kept.outbox),
    gone: kept.gone,
  };
  return {
    state: {
      ...state,
      outbox: working.outbox,
      conversations: working.conversations.done(),
      threads: working.threads.done(),
      agents: working.agents.done(),
      visitors: working.visitors.done(),
      sites: working.sites.done(),
      presences: working.presences.done(),
      typing: working.typing.done(),
      gone: working.gone.done(),
      earlyReceipts: working.earlyReceipts.done(),
    },
    batch,
  };
}
