import { EventEmitter } from 'node:events';

// Runs first in a utility process: gives it the `process.parentPort` that Electron’s have.

const port = Object.assign(new EventEmitter(), {
  postMessage: (message: object) => void process.send?.(message),
});
const early: unknown[] = [];
const keep = (message: unknown) => void early.push(message);
process.on('message', keep);
// Electron holds messages back until somebody listens.
port.on('newListener', (name) => {
  if (name !== 'message' || !process.listeners('message').includes(keep)) return;
  process.off('message', keep);
  process.on('message', (data) => port.emit('message', { data, ports: [] }));
  queueMicrotask(() => {
    for (const data of early.splice(0)) port.emit('message', { data, ports: [] });
  });
});
process.on('disconnect', () => process.exit());
Object.assign(process, { parentPort: port, type: 'utility' });
