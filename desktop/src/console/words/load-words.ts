import type { ConsoleWords } from '@deskbell/shared/words/en/console';
import type { SystemWords } from '@deskbell/shared/words/en/system';
import type { Locale } from '@deskbell/shared/words/locales';

type Loaded = { words: ConsoleWords; system: SystemWords };

const both = async (
  words: Promise<{ consoleWords: ConsoleWords }>,
  system: Promise<{ system: SystemWords }>,
): Promise<Loaded> => ({ words: (await words).consoleWords, system: (await system).system });

const loaders: Record<Locale, () => Promise<Loaded>> = {
  en: () =>
    both(import('@deskbell/shared/words/en/console'), import('@deskbell/shared/words/en/system')),
  zh: () =>
    both(import('@deskbell/shared/words/zh/console'), import('@deskbell/shared/words/zh/system')),
  ja: () =>
    both(import('@deskbell/shared/words/ja/console'), import('@deskbell/shared/words/ja/system')),
  ru: () =>
    both(import('@deskbell/shared/words/ru/console'), import('@deskbell/shared/words/ru/system')),
  de: () =>
    both(import('@deskbell/shared/words/de/console'), import('@deskbell/shared/words/de/system')),
  fr: () =>
    both(import('@deskbell/shared/words/fr/console'), import('@deskbell/shared/words/fr/system')),
  es: () =>
    both(import('@deskbell/shared/words/es/console'), import('@deskbell/shared/words/es/system')),
  ar: () =>
    both(import('@deskbell/shared/words/ar/console'), import('@deskbell/shared/words/ar/system')),
};

/** The texts of one language; only that language travels. */
export const loadWords = (locale: Locale): Promise<Loaded> => loaders[locale]();
