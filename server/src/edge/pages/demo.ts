import { shopFrame } from './shop/frame.ts';
import { findItem, isKind } from './shop/goods.ts';
import { itemView } from './shop/item.ts';
import { listView } from './shop/list.ts';
import { missingView } from './shop/missing.ts';
import { wordsFor } from './words.ts';

export type DemoVisit = {
  /** What the reader would like to read, best first. */
  languages: readonly string[];
  siteKey: string;
  /** `item` and `kind` choose what is shown, `lang` the language. */
  query: Readonly<Record<string, unknown>>;
};

/** A page of a shop with the widget embedded as a customer would embed it. */
export function demoPage({ languages, siteKey, query }: DemoVisit): {
  status: 200 | 404;
  html: string;
} {
  const lang = typeof query.lang === 'string' ? query.lang : '';
  const { locale, words } = wordsFor([lang, ...languages]);
  const shop = { locale, words: words.shop, isLanguageChosen: lang !== '', siteKey };
  const item = findItem(query.item);
  const kind = isKind(query.kind) ? query.kind : null;
  if (item) return { status: 200, html: shopFrame(shop, itemView(shop, item)) };
  if (query.item !== undefined) return { status: 404, html: shopFrame(shop, missingView(shop)) };
  return { status: 200, html: shopFrame(shop, listView(shop, kind)) };
}
