import { badgeText } from '@deskbell/shared/rules/unread';

const title = 'Deskbell';

/** The number in front of the title, and on the icon where the tab is an installed app. */
export function setBadge(count: number): Record<string, never> {
  document.title = count > 0 ? `(${badgeText(count, 99)}) ${title}` : title;
  if ('setAppBadge' in navigator)
    navigator.setAppBadge(count).catch((error: unknown) => console.debug('no app badge', error));
  return {};
}
