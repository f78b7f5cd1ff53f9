import { pages as ar } from '@deskbell/shared/words/ar/pages';
import { pages as de } from '@deskbell/shared/words/de/pages';
import { pages as en, type PagesWords } from '@deskbell/shared/words/en/pages';
import { pages as es } from '@deskbell/shared/words/es/pages';
import { pages as fr } from '@deskbell/shared/words/fr/pages';
import { pages as ja } from '@deskbell/shared/words/ja/pages';
import { type Locale, pickLocale } from '@deskbell/shared/words/locales';
import { pages as ru } from '@deskbell/shared/words/ru/pages';
import { pages as zh } from '@deskbell/shared/words/zh/pages';

const words: Readonly<Record<Locale, PagesWords>> = { en, zh, ja, ru, de, fr, es, ar };

/** The pages' words in the first language of the wish list that we speak. */
export function wordsFor(languages: readonly string[]): { locale: Locale; words: PagesWords } {
  const locale = pickLocale(languages);
  return { locale, words: words[locale] };
}
