import type { ListName } from '@deskbell/shared/commands/list-conversations';
import { Embed } from '../first-run/embed.tsx';
import { Palette } from '../palette/palette.tsx';
import type { ShortcutName } from '../shortcuts/shortcuts.ts';
import { ShortcutsSheet } from '../shortcuts/shortcuts-sheet.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useWords } from '../words/words.tsx';

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
    return <Palette onClose={onClose} onChooseList={onChooseList} press={press} />;
  if (sheet === 'shortcuts') return <ShortcutsSheet onClose={onClose} />;
  if (sheet === 'embed')
    return (
      <Dialog isOpen onClose={onClose} title={words.menu.embed} closeLabel={words.shortcuts.close}>
        <Embed />
      </Dialog>
    );
  return null;
}
