import { app } from './emulated/app.ts';
import { BrowserWindow } from './emulated/browser-window.ts';
import { ipcMain } from './emulated/ipc-main.ts';
import { Menu, MenuItem } from './emulated/menu.ts';
import { net } from './emulated/net.ts';
import { Notification } from './emulated/notification.ts';
import { safeStorage } from './emulated/safe-storage.ts';
import { session } from './emulated/session.ts';
import {
  clipboard,
  dialog,
  nativeTheme,
  powerMonitor,
  screen,
  shell,
} from './emulated/surroundings.ts';
import { utilityProcess } from './emulated/utility-process.ts';
import { webContents } from './emulated/web-contents.ts';
import { absent, api, listGaps } from './not-emulated.ts';
import { recorded } from './record.ts';

const emulated: Record<string, unknown> = {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol: session.defaultSession.protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
};

/** What `require('electron')` gives the main process. */
export const electron: Record<string, unknown> = Object.fromEntries(
  api.exports.map((name) => [name, emulated[name] ?? absent(name)]),
);
// What a test may look at beside Electron’s own; a spec that does cannot run on a real one.
Object.assign(electron, { electronHost: { recorded, listGaps } });
