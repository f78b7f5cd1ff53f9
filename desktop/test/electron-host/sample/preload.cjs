const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('sample', {
  invoke: (channel, ...values) => ipcRenderer.invoke(channel, ...values),
  on: (channel, listener) => ipcRenderer.on(channel, (_event, ...values) => listener(...values)),
  boom() {
    throw new RangeError('bad thing');
  },
  later: async (double) => (await double(20)) + 2,
  part: new Map([['a', 1]]),
});
