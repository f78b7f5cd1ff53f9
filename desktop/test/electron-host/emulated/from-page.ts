import { chromium } from '../chromium/chromium.ts';
import { makeCodec } from '../page/codec.ts';
import type { FromPage } from '../page/preload-world.ts';
import { preventable } from '../preventable.ts';
import { fromChromium, toChromium } from '../urls.ts';
import { ipcMain } from './ipc-main.ts';
import type { WebContents } from './web-contents.ts';

export const { encode, decode } = makeCodec();

/** Takes what a page said, as Electron’s main process takes it. */
export function takeFromPage(contents: WebContents, said: FromPage, contextId: number): void {
  const event = preventable({
    type: 'frame',
    sender: contents,
    senderFrame: contents.mainFrame,
    processId: 1,
    frameId: 1,
  });
  switch (said.kind) {
    case 'send':
      ipcMain.emit(said.channel, event, ...(decode(said.values) as unknown[]));
      return;
    case 'invoke':
      void answerInvoke(contents, said, { event, contextId });
      return;
    case 'permission':
      void answerPermission(contents, said, contextId);
      return;
    case 'open':
      contents.askToOpen({ ...said, url: fromChromium(said.url) });
      return;
    case 'close':
      contents.emit('page-asks-to-close');
      return;
    case 'preload-error':
      console.error(said.stack);
      contents.emit('preload-error', event, contents.preloadPath, new Error(said.message));
  }
}

type Invoke = Extract<FromPage, { kind: 'invoke' }>;
type Asker = { event: object; contextId: number };

async function answerInvoke(contents: WebContents, said: Invoke, { event, contextId }: Asker) {
  const { id, channel } = said;
  try {
    const handler = ipcMain.handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const value = encode(await handler(event, ...(decode(said.values) as unknown[])));
    contents.tell(contextId, 'answered', id, value);
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    contents.tell(contextId, 'failed', id, `Error invoking remote method '${channel}': ${error}`);
  }
}

type PermissionAsk = Extract<FromPage, { kind: 'permission' }>;

/** Asks the app’s handler and has Chromium do as it says; without a handler Electron grants everything. */
async function answerPermission(contents: WebContents, said: PermissionAsk, contextId: number) {
  const { permission, id } = said;
  const { onPermissionRequest } = contents.session;
  const details = { requestingUrl: contents.getURL(), isMainFrame: true };
  const isGranted = await new Promise<boolean>((resolve) => {
    if (onPermissionRequest) onPermissionRequest(contents, permission, resolve, details);
    else resolve(true);
  });
  const names = permission === 'media' ? ['microphone', 'camera'] : [permission];
  const { origin } = new URL(toChromium(contents.getURL()));
  for (const name of names)
    await chromium.root.send('Browser.setPermission', {
      permission: { name },
      setting: isGranted ? 'granted' : 'denied',
      origin,
    });
  contents.tell(contextId, 'permission', id, isGranted);
}
