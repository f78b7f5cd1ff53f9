import { html, type Markup } from '../html.ts';
import type { Item } from './goods.ts';
import { addressOf, priceOf, type Shop } from './shop.ts';

/** An item as it stands on a shelf. */
export function card(shop: Shop, { id, kind, euros }: Item): Markup {
  const { name, line } = shop.words.goods[id];
  return html`<li class="card"><a href="${addressOf(shop, { item: id })}">
<span class="picture ${kind}"><img src="/pages/shop/${id}.svg" alt="" width="200" height="200"></span>
<b>${name}</b><span class="line">${line}</span><span class="price">${priceOf(shop, euros)}</span>
</a></li>
`;
}
