import type { Message } from '@deskbell/shared/model/message';
import type { Parsed } from '@deskbell/shared/up';
import type { Actor } from '../core/actor.ts';
import { messageStored } from '../core/audience.ts';
import type { Deskbell } from '../core/deskbell.ts';
import { Group } from '../core/group.ts';
import type { ShortWay } from '../core/short-way.ts';
import { type PlainMessage, type StoredPlain, storePlain } from './together/store.ts';

/** Two, so that one is carried out while the commit of the other reaches the disk. */
const limits = { lanes: 2, most: 100, waiting: 5_000 };

/**
 * The short way of a message that needs nothing but its place: stored with whatever else arrived while the commit
 * before was under way. A group that fails is taken apart and each goes the long way, so that none fails for another.
 */
export function sendTogether({
  db,
  clock,
  log,
  metrics,
}: Pick<Deskbell, 'db' | 'clock' | 'log' | 'metrics'>): ShortWay<'sendMessage'> {
  const group = new Group<PlainMessage, StoredPlain | null>(async (messages) => {
    metrics.group(messages.length);
    const together = withoutRivals(messages);
    try {
      const stored = await storePlain(db, together);
      const outcomes = new Map(together.map((message, at) => [message, stored[at] ?? null]));
      return messages.map((message) => outcomes.get(message) ?? null);
    } catch (error) {
      log.warn({ err: error, messages: messages.length }, 'a group is stored one by one');
      return messages.map(() => null);
    }
  }, limits);
  return async (actor, input) => {
    const message = toPlain(actor, input, clock.now());
    if (!message) return null;
    const stored = await group.add(message);
    return stored && toSent(message, stored);
  };
}

function toPlain(actor: Actor, input: Parsed<'sendMessage'>, at: Date): PlainMessage | null {
  const kind = input.kind ?? 'text';
  if (kind === 'image' || kind === 'file' || (input.attachmentIds?.length ?? 0) > 0) return null;
  const common = {
    id: input.id,
    conversationId: input.conversationId ?? null,
    text: input.text,
    replyToId: input.replyToId ?? null,
    at,
  };
  if (actor.kind === 'visitor' && kind === 'text')
    return {
      ...common,
      author: { kind: 'visitor', id: actor.visitorId },
      siteIds: null,
      kind,
      baseSeq: null,
    };
  if (actor.kind === 'agent' && input.conversationId !== undefined)
    return {
      ...common,
      author: { kind: 'agent', id: actor.agentId },
      siteIds: actor.siteIds.length === 0 ? null : actor.siteIds,
      kind,
      baseSeq: input.baseSeq ?? null,
    };
  return null;
}

/**
 * Of two agents who reply to one conversation at once, the second must be told of the first: they never share a group.
 * Nor does one message that two tabs send at once, which would fail all the others.
 */
function withoutRivals(messages: PlainMessage[]): PlainMessage[] {
  const authors = new Map<string, string>();
  const ids = new Set<string>();
  return messages.filter(({ id, author, conversationId }) => {
    if (ids.has(id)) return false;
    ids.add(id);
    if (author.kind === 'visitor' || conversationId === null) return true;
    const first = authors.get(conversationId) ?? author.id;
    authors.set(conversationId, first);
    return first === author.id;
  });
}

function toSent(plain: PlainMessage, { conversationId, seq, views }: StoredPlain) {
  const message: Message = {
    id: plain.id,
    conversationId,
    seq,
    kind: plain.kind,
    author: plain.author,
    text: plain.text,
    attachments: [],
    replyToId: plain.replyToId,
    system: null,
    createdAt: plain.at.toISOString(),
    editedAt: null,
    deletedAt: null,
    revision: 1,
  };
  return {
    value: {
      message,
      conversation: plain.author.kind === 'visitor' ? views.forVisitor : views.forAgents,
    },
    publications: messageStored(message, plain.kind === 'note', views),
  };
}
