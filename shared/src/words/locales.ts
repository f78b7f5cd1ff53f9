/** Every language the product speaks completely; English is the source of all others. */
export const locales = ['en', 'zh', 'ja', 'ru', 'de', 'fr', 'es', 'ar'] as const;

export type Locale = (typeof locales)[number];

/** What each language calls itself. */
export const localeNames: Readonly<Record<Locale, string>> = {
  en: 'English',
  zh: '简体中文',
  ja: '日本語',
  ru: 'Русский',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
};

/** The way a language is written, as the `dir` attribute takes it. */
export function direction(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

/**
 * The first language of a wish list that we speak, compared by its first part (`de-AT` is `de`).
 * Blank and unknown tags are passed over; English answers where none is left.
 */
export function pickLocale(wanted: readonly (string | null | undefined)[]): Locale {
  // Runs in pages that may have spoilt the methods of arrays.
  for (const tag of wanted)
    for (const locale of locales) if (locale === tag?.toLowerCase().split(/[-_]/)[0]) return locale;
  return 'en';
}
