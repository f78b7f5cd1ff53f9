import type { ListName } from '@deskbell/shared/commands/list-conversations';
import { Archive, CheckCheck, CircleUser, Clock, Inbox, MessagesSquare } from 'lucide-react';
import type { ReactNode } from 'react';
import { Embed } from '../first-run/embed.tsx';
import { useLive } from '../session/context.ts';
import { Blank } from '../ui/state.tsx';
import { useWords } from '../words/words.tsx';

export const listIcons: Record<ListName, ReactNode> = {
  queue: <Inbox aria-hidden />,
  mine: <CircleUser aria-hidden />,
  all: <MessagesSquare aria-hidden />,
  pending: <Clock aria-hidden />,
  closed: <CheckCheck aria-hidden />,
  archived: <Archive aria-hidden />,
};

/** Why a list is empty; before the very first conversation, how to get one. */
export function EmptyList({ list }: { list: ListName }) {
  const words = useWords().lists;
  const isFirstRun = useLive((state) => state.conversations.size === 0 && state.isLevel);
  if (isFirstRun && (list === 'queue' || list === 'all')) return <Embed />;
  return (
    <Blank icon={listIcons[list]} title={words.emptyTitle[list]} lead={words.emptyLead[list]} />
  );
}
