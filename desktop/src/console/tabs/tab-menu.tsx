import { ContextMenu } from '@base-ui/react/context-menu';
import { ArrowLeft, ArrowRight, Pin, X } from 'lucide-react';
import { useSession } from '../session/context.ts';
import { useKeyNames } from '../shortcuts/use-key-names.ts';
import { MenuItem, MenuLine } from '../ui/menu.tsx';
import { useWords } from '../words/words.tsx';
import { closeOtherTabs, closeTab, moveTabBy, pinTab, type Tab } from './tabs.ts';

/** What can be done with a tab, on its secondary click or the menu key. */
export function TabMenu({ tab }: { tab: Tab }) {
  const words = useWords().tabs;
  const { desk } = useSession();
  const keyNames = useKeyNames();
  return (
    <ContextMenu.Portal>
      <ContextMenu.Positioner className="floating-place">
        <ContextMenu.Popup className="menu">
          <MenuItem
            icon={<Pin aria-hidden />}
            keys={keyNames('pinTab')}
            onSelect={() => desk.changeTabs((tabs) => pinTab(tabs, tab.id, !tab.isPinned))}
          >
            {tab.isPinned ? words.unpin : words.pin}
          </MenuItem>
          <MenuItem
            icon={<ArrowLeft aria-hidden className="flips" />}
            keys={keyNames('moveTabBack')}
            onSelect={() => desk.changeTabs((tabs) => moveTabBy(tabs, tab.id, -1))}
          >
            {words.moveBack}
          </MenuItem>
          <MenuItem
            icon={<ArrowRight aria-hidden className="flips" />}
            keys={keyNames('moveTabForward')}
            onSelect={() => desk.changeTabs((tabs) => moveTabBy(tabs, tab.id, 1))}
          >
            {words.moveForward}
          </MenuItem>
          <MenuLine />
          <MenuItem
            icon={<X aria-hidden />}
            keys={keyNames('closeTab')}
            onSelect={() => desk.changeTabs((tabs) => closeTab(tabs, tab.id))}
          >
            {words.close}
          </MenuItem>
          <MenuItem onSelect={() => desk.changeTabs((tabs) => closeOtherTabs(tabs, tab.id))}>
            {words.closeOthers}
          </MenuItem>
        </ContextMenu.Popup>
      </ContextMenu.Positioner>
    </ContextMenu.Portal>
  );
}
