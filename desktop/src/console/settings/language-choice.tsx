import { localeNames, locales } from '@deskbell/shared/words/locales';
import { Languages } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { Menu, MenuChoice } from '../ui/menu.tsx';
import { useSpoken } from '../words/words.tsx';

/** The language as a button with a menu, each language under its own name. */
export function LanguageChoice() {
  const { locale, speak, words } = useSpoken();
  return (
    <Menu
      align="center"
      trigger={
        <Button look="quiet" isSmall>
          <Languages aria-hidden />
          {localeNames[locale]}
        </Button>
      }
    >
      <MenuChoice
        label={words.menu.language}
        value={locale}
        choices={locales.map((value) => ({ value, text: localeNames[value] }))}
        onChange={speak}
      />
    </Menu>
  );
}
