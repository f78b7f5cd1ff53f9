import type { Reader } from '@deskbell/shared/model/receipt';
import type { Actor } from '../core/actor.ts';
import { receiptMoved } from '../core/audience.ts';
import type { Deskbell } from '../core/deskbell.ts';
import { Group } from '../core/group.ts';
import type { ShortWay } from '../core/short-way.ts';
import { keyOf, type Moved, movePositions, type Position } from './together/store.ts';

type Target = { conversationId: string; seq: number };

const limits = { lanes: 1, most: 200, waiting: 5_000 };

/** The short way of read and delivered positions, of which each message brings several: they share their commits. */
export function moveTogether({ db, log }: Pick<Deskbell, 'db' | 'log'>): {
  markRead: ShortWay<'markRead'>;
  markDelivered: ShortWay<'markDelivered'>;
} {
  const group = new Group<Position, Moved | null>(async (positions) => {
    try {
      const moved = await movePositions(db, furthest(positions));
      return positions.map(({ conversationId, reader }) => {
        const key = keyOf(conversationId, reader);
        const outcome = moved.get(key) ?? null;
        // Of several that moved as one, one tells.
        if (outcome) moved.set(key, { ...outcome, hasMoved: false });
        return outcome;
      });
    } catch (error) {
      log.warn({ err: error, positions: positions.length }, 'positions are moved one by one');
      return positions.map(() => null);
    }
  }, limits);
  const move = async (actor: Actor, { conversationId, seq }: Target, isRead: boolean) => {
    const reader = readerOf(actor);
    if (!reader) return null;
    const moved = await group.add({
      conversationId,
      reader,
      siteIds: actor.kind === 'agent' && actor.siteIds.length > 0 ? actor.siteIds : null,
      deliveredSeq: seq,
      readSeq: isRead ? seq : 0,
    });
    return moved && told(reader, moved);
  };
  return {
    markRead: (actor, input) => move(actor, input, true),
    markDelivered: (actor, input) => move(actor, input, false),
  };
}

function readerOf(actor: Actor): Reader | null {
  if (actor.kind === 'visitor') return { kind: 'visitor', id: actor.visitorId };
  if (actor.kind === 'agent') return { kind: 'agent', id: actor.agentId };
  return null;
}

/** Of several positions of one reader in one conversation only the furthest matters. */
function furthest(positions: readonly Position[]): Position[] {
  const byKey = new Map<string, Position>();
  for (const position of positions) {
    const key = keyOf(position.conversationId, position.reader);
    const before = byKey.get(key) ?? position;
    byKey.set(key, {
      ...position,
      deliveredSeq: Math.max(before.deliveredSeq, position.deliveredSeq),
      readSeq: Math.max(before.readSeq, position.readSeq),
    });
  }
  return [...byKey.values()];
}

/** Where a position is now, and what is to be told of it. */
function told(reader: Reader, { receipt, hasMoved, who }: Moved) {
  const isIn = reader.kind === 'visitor' || who.agentIds.includes(reader.id);
  return { value: { receipt }, publications: hasMoved ? receiptMoved(receipt, isIn, who) : [] };
}
