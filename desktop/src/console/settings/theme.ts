import type { Kept } from '../state/kept.ts';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const keptTheme = (kept: Kept): Theme =>
  themes.find((theme) => theme === kept.read('theme')) ?? 'auto';

export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}

export function chooseTheme(kept: Kept, theme: Theme): void {
  kept.write('theme', theme === 'auto' ? null : theme);
  applyTheme(theme);
}
