import { html, type Markup } from '../html.ts';
import { card } from './card.ts';
import { goods, type Kind } from './goods.ts';
import type { Shop, View } from './shop.ts';

/** The shop's front, or one kind of goods. */
export function listView(shop: Shop, kind: Kind | null): View & { body: Markup } {
  const { words } = shop;
  const shown = goods.filter((item) => kind === null || item.kind === kind);
  const shelf = html`<ul class="shelf">${shown.map((item) => card(shop, item))}</ul>`;
  if (kind) {
    const name = words.kinds[kind];
    const body = html`<section class="shelves"><h1>${name}</h1>${shelf}</section>`;
    return { title: `${name} – Bellwood`, kind, address: { kind }, body };
  }
  const body = html`<section class="front">
<div><h1>${words.claim}</h1><p>${words.about}</p><a class="button" href="#collection">${words.look}</a></div>
<img src="/pages/shop/desk.svg" alt="" width="640" height="480">
</section>
<section class="shelves" id="collection"><h2>${words.all}</h2>${shelf}</section>`;
  return { title: words.title, kind, address: {}, body };
}
