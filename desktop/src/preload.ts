import { contextBridge, ipcRenderer } from 'electron';
import { callChannel, type Shell, toldChannel } from './bridge/shell-wire.ts';

// All that a page gets: two ways to the main process, which checks what comes over them.

let hear: (name: string, body: unknown) => void = () => undefined;
ipcRenderer.on(toldChannel, (_event, name: string, body: unknown) => hear(name, body));

const shell: Shell = {
  call: (name, input) => ipcRenderer.invoke(callChannel, name, input),
  hear(listener) {
    hear = listener;
  },
};
contextBridge.exposeInMainWorld('deskbellShell', shell);
