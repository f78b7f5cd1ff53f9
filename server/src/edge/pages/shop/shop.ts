import type { PagesWords } from '@deskbell/shared/words/en/pages';
import type { Locale } from '@deskbell/shared/words/locales';
import type { ItemId, Kind } from './goods.ts';

/** How the shop speaks on this visit. */
export type Shop = {
  locale: Locale;
  words: PagesWords['shop'];
  /** Whether the address names the language, so that links keep it. */
  isLanguageChosen: boolean;
  siteKey: string;
};

/** What stands inside the shop's frame. */
export type View = { title: string; kind: Kind | null; address: Place };

export type Place = { item?: ItemId; kind?: Kind };

/** The address of a place in the shop, in the language of this visit or another one. */
export function addressOf(shop: Shop, place: Place, locale?: Locale): string {
  const query = new URLSearchParams(place);
  const lang = locale ?? (shop.isLanguageChosen ? shop.locale : undefined);
  if (lang) query.set('lang', lang);
  return query.size > 0 ? `/demo?${query}` : '/demo';
}

/** A price as the reader's language writes it. */
export function priceOf(shop: Shop, euros: number): string {
  return new Intl.NumberFormat(shop.locale, {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
  }).format(euros);
}
