import { createRequire } from 'node:module';
import type { Variant } from '@particle/dbus-next';
import { app } from './app.ts';

export type Shown = { title: string; body: string; isSilent: boolean; replaces: number };
type Heard = { onAction(key: string): void; onClosed(reason: number): void };

const require = createRequire(import.meta.url);
const heard = new Map<number, Heard>();
let connected: Promise<Bus> | null = null;

/** org.freedesktop.Notifications. */
type Daemon = {
  Notify(...values: unknown[]): Promise<number>;
  CloseNotification(id: number): Promise<void>;
};
type Bus = { daemon: Daemon; text(value: string): Variant; yes: Variant; leave(): void };

/** Whether this session has a bus that a notification daemon may be on. */
export const hasBus = (): boolean => Boolean(process.env.DBUS_SESSION_BUS_ADDRESS);

/** Makes the call that libnotify makes for Electron; answers the number the daemon gave. */
export async function showOnBus(shown: Shown, on: Heard): Promise<number> {
  connected ??= connect();
  const { daemon, text, yes } = await connected;
  const hints = {
    'desktop-entry': text(app.name),
    ...(shown.isSilent ? { 'suppress-sound': yes } : {}),
  };
  const actions = ['default', 'View'];
  const { title, body, replaces } = shown;
  const id = await daemon.Notify(app.name, replaces, '', title, body, actions, hints, -1);
  heard.set(id, on);
  return id;
}

export async function closeOnBus(id: number): Promise<void> {
  const bus = await connected;
  await bus?.daemon.CloseNotification(id);
}

export async function leaveBus(): Promise<void> {
  (await connected)?.leave();
}

async function connect(): Promise<Bus> {
  const dbus = require('@particle/dbus-next') as typeof import('@particle/dbus-next');
  const bus = dbus.sessionBus();
  bus.on('error', (error) => console.error('electron-host: D-Bus', error));
  const name = 'org.freedesktop.Notifications';
  const object = await bus.getProxyObject(name, '/org/freedesktop/Notifications');
  const daemon = object.getInterface(name);
  daemon.on('ActionInvoked', (id: number, key: string) => heard.get(id)?.onAction(key));
  daemon.on('NotificationClosed', (id: number, reason: number) => {
    heard.get(id)?.onClosed(reason);
    heard.delete(id);
  });
  return {
    daemon: daemon as unknown as Daemon,
    text: (value) => new dbus.Variant('s', value),
    yes: new dbus.Variant('b', true),
    leave: () => bus.disconnect(),
  };
}
