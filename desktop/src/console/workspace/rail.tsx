import type { ListName } from '@deskbell/shared/commands/list-conversations';
import { Search } from 'lucide-react';
import { ListRail } from '../lists/list-rail.tsx';
import { PresenceMenu } from '../presence/presence-menu.tsx';
import { AppMenu } from '../settings/app-menu.tsx';
import { useKeyNames } from '../shortcuts/use-key-names.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { useWords } from '../words/words.tsx';

type RailProps = {
  list: ListName;
  onChoose: (list: ListName) => void;
  onPalette: () => void;
  onSheet: () => void;
  onEmbed: () => void;
  onSignOut: () => void;
};

/** The narrow column at the start side: the lists, and what belongs to the whole console. */
export function Rail({ list, onChoose, onPalette, ...menu }: RailProps) {
  const words = useWords();
  const keyNames = useKeyNames();
  return (
    <nav className="rail" aria-label={words.lists.label}>
      <ListRail list={list} onChoose={onChoose} />
      <div className="rail-foot">
        <IconButton
          label={words.palette.open}
          keys={keyNames('palette')}
          icon={<Search aria-hidden />}
          onClick={onPalette}
        />
        <AppMenu {...menu} />
        <PresenceMenu />
      </div>
    </nav>
  );
}
