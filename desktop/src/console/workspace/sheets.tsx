import type { ListName } from '@deskbell/shared/commands/list-conversations';
import { lazy, Suspense } from 'react';
import { Embed } from '../first-run/embed.tsx';
import type { ShortcutName } from '../shortcuts/shortcuts.ts';
import { ShortcutsSheet } from '../shortcuts/shortcuts-sheet.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useWords } from '../words/words.tsx';

// Only who calls for it pays for it.
const Palette = lazy(async () => ({ default: (await import('../palette/palette.tsx')).Palette }));

export type SheetName = 'palette' | 'shortcuts' | 'embed';

type SheetsProps = {
  sheet: SheetName | null;
  press: (name: ShortcutName) => void;
  onClose: () => void;
  onChooseList: (list: ListName) => void;
};

/** What can lie over the workspace, one at a time. */
export function Sheets({ sheet, press, onClose, onChooseList }: SheetsProps) {
  const words = useWords();
  if (sheet === 'palette')
    return (
      <Suspense fallback={null}>
        <Palette onClose={onClose} onChooseList={onChooseList} press={press} />
      </Suspense>
    );
  if (sheet === 'shortcuts') return <ShortcutsSheet onClose={onClose} />;
  if (sheet === 'embed')
    return (
      <Dialog isOpen onClose={onClose} title={words.menu.embed} closeLabel={words.shortcuts.close}>
        <Embed />
      </Dialog>
    );
  return null;
}
