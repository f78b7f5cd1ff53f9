import type { WidgetConfig } from '@deskbell/shared/model/site';
import { inkOn } from '../contrast.ts';
import css from './style.css?inline';

/** The style sheet, with the site's colours. A constructed sheet needs no `unsafe-inline` and no request. */
export function applyLook({ accentColor, colorScheme }: WidgetConfig): void {
  const sheet = new CSSStyleSheet();
  const ink = inkOn(accentColor);
  const scheme = colorScheme === 'auto' ? 'light dark' : colorScheme;
  sheet.replaceSync(
    `:root{--accent:${accentColor};--on-accent:${ink};--off-accent:${ink === '#fff' ? '#000' : '#fff'};color-scheme:${scheme}}${css}`,
  );
  document.adoptedStyleSheets = [sheet];
}
