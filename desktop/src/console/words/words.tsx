import { DirectionProvider } from '@base-ui/react/direction-provider';
import type { ConsoleWords } from '@deskbell/shared/words/en/console';
import type { SystemWords } from '@deskbell/shared/words/en/system';
import { direction, type Locale, locales, pickLocale } from '@deskbell/shared/words/locales';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Kept } from '../state/kept.ts';
import { createFormats, type Formats } from './formats.ts';
import { loadWords } from './load-words.ts';

type Spoken = {
  locale: Locale;
  words: ConsoleWords;
  system: SystemWords;
  formats: Formats;
  speak: (locale: Locale) => void;
};

const SpokenContext = createContext<Spoken | null>(null);

/** The language of the console with its texts and formats. */
export function useSpoken(): Spoken {
  const spoken = useContext(SpokenContext);
  if (!spoken) throw new Error('no language above this component');
  return spoken;
}

export const useWords = (): ConsoleWords => useSpoken().words;

/** Chooses the language (kept, else the browser's), loads it and sets the page's direction. */
export function WordsProvider({ kept, children }: { kept: Kept; children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(() => keptLocale(kept));
  const [spoken, setSpoken] = useState<Spoken | null>(null);

  useEffect(() => {
    let isWanted = true;
    void loadWords(locale).then(({ words, system }) => {
      if (!isWanted) return;
      document.documentElement.lang = locale;
      document.documentElement.dir = direction(locale);
      const speak = (next: Locale) => {
        kept.write('locale', next);
        setLocale(next);
      };
      setSpoken({
        locale,
        words,
        system,
        formats: createFormats(regional(locale), words.time),
        speak,
      });
    });
    return () => {
      isWanted = false;
    };
  }, [locale, kept]);

  if (!spoken) return null;
  return (
    <SpokenContext value={spoken}>
      <DirectionProvider direction={direction(spoken.locale)}>{children}</DirectionProvider>
    </SpokenContext>
  );
}

function keptLocale(kept: Kept): Locale {
  const wish = kept.read('locale');
  return locales.find((locale) => locale === wish) ?? pickLocale(navigator.languages);
}

/** The reader's own region of a language, so that 15:00 is not 3 PM in London. */
function regional(locale: Locale): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === locale) ?? locale;
}
