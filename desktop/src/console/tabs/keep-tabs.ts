import type { Kept } from '../state/kept.ts';
import { noTabs, type Tabs } from './tabs.ts';

const key = 'my.tabs';

/** The tabs as they were left; anything unreadable counts as none. */
export function readTabs(kept: Kept): Tabs {
  const text = kept.read(key);
  if (text === null) return noTabs;
  try {
    const tabs = JSON.parse(text) as Tabs;
    const isWhole = Array.isArray(tabs.open) && Array.isArray(tabs.closed);
    return isWhole ? tabs : noTabs;
  } catch {
    return noTabs;
  }
}

export function keepTabs(kept: Kept, tabs: Tabs): void {
  kept.write(key, JSON.stringify(tabs));
}
