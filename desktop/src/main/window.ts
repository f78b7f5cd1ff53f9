import { join } from 'node:path';
import { BrowserWindow, type WebPreferences } from 'electron';
import { startPage } from './protocol.ts';
import { reviveAfterCrash } from './revive.ts';

/** The only preferences a page of this app is ever made with. */
export const safePreferences = (): WebPreferences => ({
  preload: join(import.meta.dirname, 'preload.cjs'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  spellcheck: false,
});

export type MainWindow = {
  window: BrowserWindow;
  /** Brings it before the agent, wherever it was. */
  reveal(): void;
  /** From now on closing it ends it; until then it only hides, and the app goes on. */
  letGo(): void;
};

/** The one window of the console. */
export function openWindow(): MainWindow {
  const window = new BrowserWindow({
    width: 1_200,
    height: 800,
    minWidth: 480,
    minHeight: 400,
    show: false,
    title: 'Deskbell',
    webPreferences: safePreferences(),
  });
  let mayClose = false;
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    if (mayClose) return;
    event.preventDefault();
    window.hide();
  });
  reviveAfterCrash(window.webContents, () => window.loadURL(startPage));
  void window.loadURL(startPage);
  return {
    window,
    reveal() {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    letGo() {
      mayClose = true;
    },
  };
}
