import { direction, localeNames, locales } from '@deskbell/shared/words/locales';
import { html, type Markup } from '../html.ts';
import { kinds } from './goods.ts';
import { addressOf, type Shop, type View } from './shop.ts';

/** The whole page around what a visitor looks at. */
export function shopFrame(shop: Shop, view: View & { body: Markup }): string {
  const { locale, words, siteKey } = shop;
  return html`<!doctype html>
<html lang="${locale}" dir="${direction(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${words.about}">
<title>${view.title}</title>
<link rel="icon" href="/pages/shop/mark.svg">
<link rel="stylesheet" href="/pages/shop.css">
<link rel="stylesheet" href="/pages/shop-parts.css">
<script async src="/widget.js" data-site="${siteKey}"></script>
</head>
<body>
<a class="skip" href="#content">${words.toContent}</a>
${header(shop, view)}
<main id="content">
${view.body}
${invitation(shop)}
</main>
${footer(shop, view)}
</body>
</html>
`.text;
}

function header(shop: Shop, view: View): Markup {
  const links = kinds.map((kind) => {
    const current = kind === view.kind ? html` aria-current="page"` : html``;
    return html`<a href="${addressOf(shop, { kind })}"${current}>${shop.words.kinds[kind]}</a>`;
  });
  return html`<header class="top">
<a class="sign" href="${addressOf(shop, {})}"><img src="/pages/shop/mark.svg" alt="" width="30" height="30">Bellwood</a>
<nav>${links}</nav>
<a class="chat" href="#chat" data-deskbell-open>${shop.words.chat}</a>
</header>`;
}

function invitation({ words }: Shop): Markup {
  return html`<aside class="invitation">
<div><h2>${words.askTitle}</h2><p>${words.askHint}</p></div>
<a class="button" href="#chat" data-deskbell-open>${words.chat}</a>
</aside>`;
}

function footer(shop: Shop, { address }: View): Markup {
  const { words } = shop;
  const languages = locales.map((locale) => {
    const current = locale === shop.locale ? html` aria-current="true"` : html``;
    return html`<a href="${addressOf(shop, address, locale)}" lang="${locale}" hreflang="${locale}"${current}>${localeNames[locale]}</a>`;
  });
  return html`<footer>
<ul>${words.promises.map((promise) => html`<li>${promise}</li>`)}</ul>
<nav class="languages" aria-label="${words.languages}">${languages}</nav>
<p>${words.demo} <a href="/">Deskbell</a> <a href="/console">${words.answer}</a></p>
</footer>`;
}
