import { localeNames, locales } from '@deskbell/shared/words/locales';
import {
  Bell,
  Code,
  Keyboard,
  Languages,
  LogOut,
  Menu as MenuIcon,
  Palette,
  Volume2,
} from 'lucide-react';
import { useState } from 'react';
import { isSoundOff } from '../alerts/use-alerts.ts';
import { useGround, useLive } from '../session/context.ts';
import { useKeyNames } from '../shortcuts/use-key-names.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuCheck, MenuChoice, MenuItem, MenuLine, SubMenu } from '../ui/menu.tsx';
import { useSpoken } from '../words/words.tsx';
import { chooseTheme, keptTheme, type Theme, themes } from './theme.ts';
import { usePermission } from './use-permission.ts';

type AppMenuProps = { onSheet: () => void; onEmbed: () => void; onSignOut: () => void };

/** Everything that is set once and then forgotten. */
export function AppMenu({ onSheet, onEmbed, onSignOut }: AppMenuProps) {
  const { words: all, locale, speak } = useSpoken();
  const words = all.menu;
  const { kept } = useGround();
  const keyNames = useKeyNames();
  const unsent = useLive((state) => state.outbox.length);
  const [theme, setTheme] = useState<Theme>(keptTheme(kept));
  const [isQuiet, setQuiet] = useState(kept.read(isSoundOff) !== null);
  const [isAsking, setAsking] = useState(false);
  const permission = usePermission();
  const themeNames = { auto: words.themeAuto, light: words.themeLight, dark: words.themeDark };
  return (
    <>
      <Menu
        side="inline-end"
        trigger={<IconButton label={words.label} icon={<MenuIcon aria-hidden />} />}
      >
        <SubMenu label={words.theme} icon={<Palette aria-hidden />}>
          <MenuChoice
            label={words.theme}
            value={theme}
            choices={themes.map((value) => ({ value, text: themeNames[value] }))}
            onChange={(next) => {
              chooseTheme(kept, next);
              setTheme(next);
            }}
          />
        </SubMenu>
        <SubMenu label={words.language} icon={<Languages aria-hidden />}>
          <MenuChoice
            label={words.language}
            value={locale}
            choices={locales.map((value) => ({ value, text: localeNames[value] }))}
            onChange={speak}
          />
        </SubMenu>
        <MenuCheck
          icon={<Volume2 aria-hidden />}
          isOn={!isQuiet}
          onChange={(isOn) => {
            kept.write(isSoundOff, isOn ? null : 'yes');
            setQuiet(!isOn);
          }}
        >
          {words.sound}
        </MenuCheck>
        {permission.state === 'unsupported' ? null : (
          <MenuItem
            icon={<Bell aria-hidden />}
            isDisabled={permission.state !== 'default'}
            onSelect={permission.ask}
          >
            {permission.state === 'granted'
              ? words.notificationsOn
              : permission.state === 'denied'
                ? words.notificationsDenied
                : words.notifications}
          </MenuItem>
        )}
        <MenuLine />
        <MenuItem icon={<Code aria-hidden />} onSelect={onEmbed}>
          {words.embed}
        </MenuItem>
        <MenuItem icon={<Keyboard aria-hidden />} keys={keyNames('sheet')} onSelect={onSheet}>
          {words.shortcuts}
        </MenuItem>
        <MenuLine />
        <MenuItem
          icon={<LogOut aria-hidden className="flips" />}
          onSelect={() => (unsent > 0 ? setAsking(true) : onSignOut())}
        >
          {words.signOut}
        </MenuItem>
      </Menu>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={words.signOutTitle}
        lead={words.signOutLead(unsent)}
      >
        <div className="dialog-buttons">
          <Button onClick={() => setAsking(false)}>{words.cancel}</Button>
          <Button look="danger" onClick={onSignOut}>
            {words.signOutAnyway}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
