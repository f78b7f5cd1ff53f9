import { type SystemWords, system } from '@deskbell/shared/words/en/system';
import { type WidgetWords, widget } from '@deskbell/shared/words/en/widget';
import type { Locale } from '@deskbell/shared/words/locales';

export type Words = { locale: Locale; widget: WidgetWords; system: SystemWords };

// English travels with the chat; every other language is a file of its own.
const others = {
  zh: () => import('./words/zh.ts'),
  ja: () => import('./words/ja.ts'),
  ru: () => import('./words/ru.ts'),
  de: () => import('./words/de.ts'),
  fr: () => import('./words/fr.ts'),
  es: () => import('./words/es.ts'),
  ar: () => import('./words/ar.ts'),
};

const english: Words = { locale: 'en', widget, system };

/** The words of a language; English where its file cannot be had. */
export async function loadWords(locale: Locale): Promise<Words> {
  if (locale === 'en') return english;
  return others[locale]().then(
    ({ words }) => ({ locale, ...words }),
    () => english,
  );
}
