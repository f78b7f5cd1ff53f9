import { direction } from '@deskbell/shared/words/locales';
import { html, type Markup } from './html.ts';
import { wordsFor } from './words.ts';

/**
 * The start page: where to go.
 * @param languages what the reader would like to read, best first
 * @param site what the line to embed names: the address people reach this server at, and the key
 */
export function landingPage(
  languages: readonly string[],
  site: { address: string; key: string },
): string {
  const { locale, words } = wordsFor(languages);
  const { start } = words;
  const line = `<script async src="${site.address}/widget.js" data-site="${site.key}"></script>`;
  return html`<!doctype html>
<html lang="${locale}" dir="${direction(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${start.about}">
<title>Deskbell</title>
<link rel="icon" href="/pages/icon.svg">
<link rel="stylesheet" href="/pages/start.css">
</head>
<body>
<main>
<header>
<div class="bell"><i></i><i></i><i></i><img src="/pages/icon.svg" alt="" width="88" height="88"></div>
<p class="name">Deskbell</p>
<h1>${start.claim}</h1>
<p class="about">${start.about}</p>
</header>
<nav>
${door({ href: '/demo', name: start.demo, hint: start.demoHint })}
${door({ href: '/console', name: start.console, hint: start.consoleHint })}
</nav>
<section>
<h2>${start.embed}</h2>
<pre dir="ltr"><code>${line}</code></pre>
<p>${start.embedHint}</p>
</section>
<section>
<h2>${start.read}</h2>
<dl>
<dt><a href="/openapi.json"><code dir="ltr">/openapi.json</code></a></dt><dd>${start.api}</dd>
<dt><code dir="ltr">docs/embed.md</code></dt><dd>${start.embedding}</dd>
<dt><code dir="ltr">docs/settings.md</code></dt><dd>${start.settings}</dd>
<dt><code dir="ltr">docs/protocol.md</code></dt><dd>${start.protocol}</dd>
</dl>
</section>
</main>
</body>
</html>
`.text;
}

function door({ href, name, hint }: { href: string; name: string; hint: string }): Markup {
  return html`<a class="door" href="${href}"><b>${name}</b><span>${hint}</span><code dir="ltr">${href}</code></a>`;
}
