import { shell } from 'electron';
import { isOpenable } from './openable-link.ts';

/** Opens a link outside the app, where it is one that may be opened. */
export async function openLink(url: string): Promise<void> {
  if (isOpenable(url)) await shell.openExternal(new URL(url).href);
}
