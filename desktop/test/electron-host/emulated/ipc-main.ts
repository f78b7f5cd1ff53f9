import { EventEmitter } from 'node:events';
import { withGaps } from '../not-emulated.ts';

type Handler = (event: object, ...values: unknown[]) => unknown;

export class IpcMain extends EventEmitter {
  readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }
  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }
}
withGaps('IpcMain', IpcMain.prototype);

export const ipcMain = new IpcMain();
