import type { DownEvent } from '../down.ts';
import { applyConversation, applyReceipt, applySummaries } from './apply-conversation.ts';
import { applyGone, sweepVisitors } from './apply-gone.ts';
import { applyMessage } from './apply-message.ts';
import { applyPresence, applyTyping, applyTypings } from './apply-volatile.ts';
import type { State } from './state.ts';
import type { Batch } from './store.ts';
import type { Working } from './working.ts';
import { finishWorking, openWorking } from './working.ts';

/**
 * The one place where state follows the server. Events may come twice, late and in any order: the higher `revision`
 * wins, receipts only move forward, and a tombstone beats everything that comes after it. Events this build does not
 * know are ignored.
 *
 * @param now clock ms, from which typing is forgotten
 * @returns the next state, and what of it the store has to keep
 */
export function apply(
  state: State,
  events: readonly DownEvent[],
  now: number,
): { state: State; batch: Batch } {
  const working = openWorking(state, now);
  for (const event of events) applyOne(working, event);
  sweepVisitors(working);
  return finishWorking(state, working);
}

function applyOne(working: Working, told: DownEvent): void {
  const { kept } = working;
  switch (told.event) {
    case 'messageStored':
      if (told.body.conversation) applyConversation(working, told.body.conversation);
      applyMessage(working, told.body.message);
      break;
    case 'messageChanged':
      applyMessage(working, told.body.message);
      break;
    case 'conversationChanged':
      applyConversation(working, told.body.conversation);
      break;
    case 'conversationsChanged':
      applySummaries(working, told.body.conversations);
      break;
    case 'receiptMoved':
      applyReceipt(working, told.body.receipt);
      break;
    case 'agentChanged':
      put(told.body.agent, [working.agents, kept.agents]);
      break;
    case 'visitorChanged':
      if (!working.gone.has(told.body.visitor.id))
        put(told.body.visitor, [working.visitors, kept.visitors]);
      break;
    case 'siteChanged':
      put(told.body.site, [working.sites, kept.sites]);
      break;
    case 'gone':
      applyGone(working, told.body);
      break;
    case 'presenceChanged':
      applyPresence(working, told.body);
      break;
    case 'typingShown':
      applyTyping(working, told.body);
      break;
    case 'typingsShown':
      applyTypings(working, told.body);
      break;
    case 'changesMissed':
    case 'drain':
      break;
    default:
      told satisfies never;
  }
}

function put<Row extends { id: string }>(
  row: Row,
  places: readonly { set(id: string, row: Row): unknown }[],
): void {
  for (const place of places) place.set(row.id, row);
}
