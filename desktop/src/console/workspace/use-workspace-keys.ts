import { useActions } from '../actions/actions-context.ts';
import { type ActionName, possibleActions } from '../actions/possible.ts';
import type { ChatKeys } from '../chat/chat-keys.ts';
import { useSession } from '../session/context.ts';
import type { ShortcutName } from '../shortcuts/shortcuts.ts';
import { type ShortcutHandlers, useShortcuts } from '../shortcuts/use-shortcuts.ts';
import {
  closeTab,
  moveTabBy,
  nthTab,
  pinTab,
  reopenTab,
  stepTab,
  type Tabs,
} from '../tabs/tabs.ts';
import type { SheetName } from './sheets.tsx';

type Parts = {
  chatKeys: ChatKeys;
  showSheet: (sheet: SheetName) => void;
  togglePanel: () => void;
};

/** Gives every shortcut its deed; answers the way to press one from elsewhere. */
export function useWorkspaceKeys({ chatKeys, showSheet, togglePanel }: Parts) {
  const { desk, engine, me } = useSession();
  const { run } = useActions();
  // Whoever was writing goes on writing, in the chat that comes.
  const changeTabs = (change: (tabs: Tabs) => Tabs) => {
    const wasWriting = document.activeElement?.matches('.composer textarea') ?? false;
    const before = desk.tabs.get().activeId;
    const after = change(desk.tabs.get()).activeId;
    if (wasWriting && after !== null && after !== before) chatKeys.pressNext('composer');
    desk.changeTabs(change);
  };
  const onActive = (change: (tabs: Tabs, id: string) => Tabs) => () =>
    changeTabs((tabs) => (tabs.activeId === null ? tabs : change(tabs, tabs.activeId)));
  const act = (action: ActionName) => () => {
    const conversation = engine.state.conversations.get(desk.tabs.get().activeId ?? '');
    if (conversation && possibleActions(conversation, me.id).includes(action))
      run(action, conversation.id);
  };
  const handlers: ShortcutHandlers = {
    palette: () => showSheet('palette'),
    sheet: () => showSheet('shortcuts'),
    nthTab: (digit) => changeTabs((tabs) => nthTab(tabs, digit)),
    nextTab: () => changeTabs((tabs) => stepTab(tabs, 1)),
    previousTab: () => changeTabs((tabs) => stepTab(tabs, -1)),
    closeTab: onActive(closeTab),
    reopenTab: () => changeTabs(reopenTab),
    pinTab: onActive((tabs, id) =>
      pinTab(tabs, id, !tabs.open.find((tab) => tab.id === id)?.isPinned),
    ),
    moveTabForward: onActive((tabs, id) => moveTabBy(tabs, id, 1)),
    moveTabBack: onActive((tabs, id) => moveTabBy(tabs, id, -1)),
    list: () => document.querySelector<HTMLElement>('[role=listbox]')?.focus(),
    composer: () => chatKeys.press('composer'),
    noteMode: () => chatKeys.press('noteMode'),
    search: () => chatKeys.press('search'),
    accept: act('accept'),
    closeChat: act('close'),
    panel: togglePanel,
  };
  useShortcuts(handlers);
  return (name: ShortcutName) => handlers[name](0);
}
