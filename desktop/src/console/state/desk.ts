import {
  type Draft,
  type Drafts,
  heardDraft,
  keepDraft,
  readDrafts,
  withDraft,
} from '../composer/drafts.ts';
import { keepTabs, readTabs } from '../tabs/keep-tabs.ts';
import type { Tabs } from '../tabs/tabs.ts';
import { type Edits, readEdits, withEdit } from '../thread/edits.ts';
import { type Cell, createCell, type Source } from './cell.ts';
import type { Kept } from './kept.ts';

/** What lies on the agent's desk; every change is kept at once, so that a crash loses nothing. */
export type Desk = {
  tabs: Source<Tabs>;
  changeTabs(change: (tabs: Tabs) => Tabs): void;
  drafts: Source<Drafts>;
  writeDraft(conversationId: string, draft: Draft): void;
  edits: Source<Edits>;
  /** `null` ends the edit of a message. */
  writeEdit(messageId: string, text: string | null): void;
};

export function createDesk(kept: Kept): Desk {
  const tabs: Cell<Tabs> = createCell(readTabs(kept));
  const drafts: Cell<Drafts> = createCell(readDrafts(kept));
  const edits: Cell<Edits> = createCell(readEdits(kept));
  // One person writes in one window at a time: what was written or sent last is what holds.
  kept.watch((key) => drafts.set(heardDraft(kept, key, drafts.get())));
  return {
    tabs,
    changeTabs(change) {
      tabs.set(change(tabs.get()));
      keepTabs(kept, tabs.get());
    },
    drafts,
    writeDraft(conversationId, draft) {
      drafts.set(withDraft(drafts.get(), conversationId, draft));
      keepDraft(kept, conversationId, drafts.get());
    },
    edits,
    writeEdit(messageId, text) {
      edits.set(withEdit(kept, edits.get(), { messageId, text }));
    },
  };
}
