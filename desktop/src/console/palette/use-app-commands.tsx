import { Keyboard, PanelRight, Pin, RotateCcw, Search, StickyNote, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSession } from '../session/context.ts';
import type { ShortcutName } from '../shortcuts/shortcuts.ts';
import { useSource } from '../state/use-source.ts';
import { useWords } from '../words/words.tsx';

export type AppCommand = { name: ShortcutName; icon: ReactNode; text: string; act: () => void };

/** The commands that are shortcuts as well, those that make sense now. */
export function useAppCommands(press: (name: ShortcutName) => void): AppCommand[] {
  const words = useWords();
  const { desk } = useSession();
  const isChatOpen = useSource(desk.tabs, (tabs) => tabs.activeId !== null);
  const hasClosed = useSource(desk.tabs, (tabs) => tabs.closed.length > 0);
  const wanted: [ShortcutName, ReactNode, string, boolean][] = [
    ['closeTab', <X key="icon" aria-hidden />, words.shortcuts.closeTab, isChatOpen],
    ['reopenTab', <RotateCcw key="icon" aria-hidden />, words.shortcuts.reopenTab, hasClosed],
    ['pinTab', <Pin key="icon" aria-hidden />, words.shortcuts.pinTab, isChatOpen],
    ['noteMode', <StickyNote key="icon" aria-hidden />, words.shortcuts.noteMode, isChatOpen],
    ['search', <Search key="icon" aria-hidden />, words.shortcuts.search, isChatOpen],
    ['panel', <PanelRight key="icon" aria-hidden />, words.shortcuts.panel, isChatOpen],
    ['sheet', <Keyboard key="icon" aria-hidden />, words.menu.shortcuts, true],
  ];
  return wanted
    .filter(([, , , isPossible]) => isPossible)
    .map(([name, icon, text]) => ({ name, icon, text, act: () => press(name) }));
}
