import type { EventBody } from '../down.ts';
import type { Message } from '../model/message.ts';
import type { Presence } from '../model/presence.ts';
import { readerKey } from './merge.ts';
import type { Typing } from './state.ts';
import type { Working } from './working.ts';

/** How long a sign of typing holds without another one. */
export const typingHoldsForMs = 6_000;

export function applyPresence(working: Working, presence: Presence): void {
  working.presences.set(readerKey(presence.who), presence);
}

export function applyTyping(working: Working, shown: EventBody<'typingShown'>): void {
  const { conversationId, who, isTyping, preview } = shown;
  const key = readerKey(who);
  const isMe = working.me !== null && readerKey(working.me) === key;
  if (isMe || working.gone.has(conversationId)) return;
  const rest = (working.typing.get(conversationId) ?? []).filter(
    (typing) => readerKey(typing.who) !== key,
  );
  const until = working.now + typingHoldsForMs;
  const next: Typing[] = isTyping ? [...rest, { who, preview, until }] : rest;
  if (next.length > 0) working.typing.set(conversationId, next);
  else working.typing.delete(conversationId);
}

/** Signs for lists come without the unsent text, which whoever has the conversation open knows already. */
export function applyTypings(working: Working, { typings }: EventBody<'typingsShown'>): void {
  for (const shown of typings) {
    const key = readerKey(shown.who);
    const held = working.typing
      .get(shown.conversationId)
      ?.find(({ who }) => readerKey(who) === key);
    applyTyping(working, { ...shown, preview: held?.preview });
  }
}

/** Whoever has sent does not write any more. */
export function stopTyping(working: Working, id: string, author: Message['author']): void {
  const typing = working.typing.get(id);
  if (!typing?.some(({ who }) => who.kind === author.kind && who.id === author.id)) return;
  const rest = typing.filter(({ who }) => who.kind !== author.kind || who.id !== author.id);
  if (rest.length > 0) working.typing.set(id, rest);
  else working.typing.delete(id);
}

/** Without what nobody has repeated in time; the same map where all still holds. */
export function forgetTyping(
  typing: ReadonlyMap<string, readonly Typing[]>,
  now: number,
): ReadonlyMap<string, readonly Typing[]> {
  const lasting = new Map<string, readonly Typing[]>();
  let isSame = true;
  for (const [conversationId, list] of typing) {
    const rest = list.filter(({ until }) => until > now);
    if (rest.length < list.length) isSame = false;
    if (rest.length > 0) lasting.set(conversationId, rest.length < list.length ? rest : list);
  }
  return isSame ? typing : lasting;
}
