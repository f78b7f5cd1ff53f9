import type { WidgetConfig } from '@deskbell/shared/model/site';
import { cornerStyle } from './corner-style.ts';

const closedIcon = 'M21 12a8.5 8.5 0 0 1-12.4 7.5L3 21l1.6-5.2A8.5 8.5 0 1 1 21 12z';
const openIcon = 'M6 9l6 6 6-6';

/** What stands in the host page: the button with its badge, and the chat's frame. */
export type Corner = ReturnType<typeof drawCorner>;

/**
 * Draws the corner into a shadow root. Everything is made by calls on the document and by constructed style sheets, so
 * that a strict Content-Security-Policy and Trusted Types have nothing to refuse.
 */
export function drawCorner(config: WidgetConfig, onToggle: () => void) {
  const add = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, to: Node) =>
    to.appendChild(document.createElement(tag));
  const addShape = (tag: string, to: Node) =>
    to.appendChild(document.createElementNS('http://www.w3.org/2000/svg', tag));

  const host = add('div', document.body);
  const root = host.attachShadow({ mode: 'open' });
  const all = add('div', root);
  const button = add('button', all);
  const svg = addShape('svg', button);
  const icon = addShape('path', svg);
  const badge = add('b', button);
  button.onclick = onToggle;

  const addStyle = (css: string) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  };
  addStyle(cornerStyle(config));

  return {
    host,
    button,
    addStyle,
    addFrame: () => add('iframe', all),
    showOpen(isOpen: boolean) {
      all.className = isOpen ? 'open' : '';
      button.ariaExpanded = `${isOpen}`;
      icon.setAttribute('d', isOpen ? openIcon : closedIcon);
    },
    /** Without a text the badge stays as it is. */
    showBadge(label: string, text = `${badge.textContent}`) {
      badge.hidden = !text;
      badge.textContent = text;
      button.ariaLabel = label;
    },
  };
}
