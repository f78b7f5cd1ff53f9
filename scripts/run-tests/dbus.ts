import { spawnSync } from 'node:child_process';
import { installByApt } from './apt.ts';

/** Sees to a D-Bus daemon for the desktop app's notifications, which Linux shows over D-Bus. */
export function findOrInstallDbus(): void {
  if (process.platform !== 'linux') return;
  const { status } = spawnSync('dbus-daemon', ['--version']);
  if (status !== 0) installByApt('D-Bus for the desktop tests', 'dbus');
}
