/** One open chat; its id is the conversation's. */
export type Tab = { id: string; isPinned: boolean };

/** The open chats in their order, pinned ones first. */
export type Tabs = {
  open: readonly Tab[];
  activeId: string | null;
  /** Lately closed, newest last. */
  closed: readonly string[];
};

export const noTabs: Tabs = { open: [], activeId: null, closed: [] };

const closedKept = 20;

const pinnedFirst = (open: readonly Tab[]): Tab[] => [
  ...open.filter((tab) => tab.isPinned),
  ...open.filter((tab) => !tab.isPinned),
];

/** Shows a chat, in a new tab at the end where it has none yet. */
export function openTab(tabs: Tabs, id: string): Tabs {
  const isOpen = tabs.open.some((tab) => tab.id === id);
  return {
    open: isOpen ? tabs.open : [...tabs.open, { id, isPinned: false }],
    activeId: id,
    closed: tabs.closed.filter((other) => other !== id),
  };
}

/** Closes a tab; the one after it is shown then, or the one before. */
export function closeTab(tabs: Tabs, id: string): Tabs {
  const index = tabs.open.findIndex((tab) => tab.id === id);
  if (index < 0) return tabs;
  const open = tabs.open.filter((tab) => tab.id !== id);
  const neighbour = open[index] ?? open[index - 1];
  return {
    open,
    activeId: tabs.activeId === id ? (neighbour?.id ?? null) : tabs.activeId,
    closed: [...tabs.closed, id].slice(-closedKept),
  };
}

/** Closes all but one and the pinned. */
export function closeOtherTabs(tabs: Tabs, id: string): Tabs {
  return tabs.open
    .filter((tab) => tab.id !== id && !tab.isPinned)
    .reduce((left, tab) => closeTab(left, tab.id), tabs);
}

export function reopenTab(tabs: Tabs): Tabs {
  const id = tabs.closed.at(-1);
  return id === undefined ? tabs : openTab(tabs, id);
}

/** Moves a tab to a place counted from 0, as far as its kind (pinned or not) reaches. */
export function moveTab(tabs: Tabs, id: string, to: number): Tabs {
  const tab = tabs.open.find((each) => each.id === id);
  if (!tab) return tabs;
  const open = tabs.open.filter((each) => each.id !== id);
  open.splice(Math.max(0, Math.min(to, open.length)), 0, tab);
  return { ...tabs, open: pinnedFirst(open) };
}

export function moveTabBy(tabs: Tabs, id: string, by: number): Tabs {
  const index = tabs.open.findIndex((tab) => tab.id === id);
  return index < 0 ? tabs : moveTab(tabs, id, index + by);
}

export function pinTab(tabs: Tabs, id: string, isPinned: boolean): Tabs {
  const open = tabs.open.map((tab) => (tab.id === id ? { ...tab, isPinned } : tab));
  return { ...tabs, open: pinnedFirst(open) };
}

/** The tab so many places on, round the ends. */
export function stepTab(tabs: Tabs, by: number): Tabs {
  if (tabs.open.length === 0) return tabs;
  const index = tabs.open.findIndex((tab) => tab.id === tabs.activeId);
  const next = tabs.open[(index + by + tabs.open.length) % tabs.open.length];
  return { ...tabs, activeId: next?.id ?? null };
}

/** The tab at a place counted from 1; 9 is always the last, as browsers have it. */
export function nthTab(tabs: Tabs, place: number): Tabs {
  const tab = place === 9 ? tabs.open.at(-1) : tabs.open[place - 1];
  return tab ? { ...tabs, activeId: tab.id } : tabs;
}
