import { html, type Markup } from '../html.ts';
import { card } from './card.ts';
import { findItem, type Item } from './goods.ts';
import { addressOf, priceOf, type Shop, type View } from './shop.ts';

/** One item, with what it goes with. */
export function itemView(shop: Shop, item: Item): View & { body: Markup } {
  const { words } = shop;
  const { id, kind, euros } = item;
  const { name, line, story } = words.goods[id];
  const others = item.goesWith.flatMap((other) => findItem(other) ?? []);
  const body = html`<article class="item">
<span class="picture ${kind}"><img src="/pages/shop/${id}.svg" alt="" width="200" height="200"></span>
<div>
<a class="up" href="${addressOf(shop, { kind })}">${words.kinds[kind]}</a>
<h1>${name}</h1>
<p class="line">${line}</p>
<p class="price">${priceOf(shop, euros)} <small>${words.tax}</small></p>
<p>${story}</p>
<a class="button" href="#chat" data-deskbell-open>${words.reserve}</a>
<ul class="promises">${words.promises.map((promise) => html`<li>${promise}</li>`)}</ul>
</div>
</article>
<section class="shelves"><h2>${words.more}</h2><ul class="shelf">${others.map((other) => card(shop, other))}</ul></section>`;
  return { title: `${name} – Bellwood`, kind, address: { item: id }, body };
}
