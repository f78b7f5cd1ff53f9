import { html, type Markup } from '../html.ts';
import { addressOf, type Shop, type View } from './shop.ts';

/** What stands where an item was. */
export function missingView(shop: Shop): View & { body: Markup } {
  const { words } = shop;
  const body = html`<section class="missing">
<h1>${words.missing}</h1>
<p>${words.missingHint}</p>
<a class="button" href="${addressOf(shop, {})}">${words.look}</a>
</section>`;
  return { title: `${words.missing} – Bellwood`, kind: null, address: {}, body };
}
