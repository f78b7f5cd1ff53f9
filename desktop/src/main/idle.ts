import { powerMonitor } from 'electron';

const idleAfterSeconds = 10 * 60;
const lookEveryMs = 15_000;

/** Calls back when nobody has touched the machine for ten minutes, when it is locked, and when somebody is back. */
export function watchIdle(onChange: (isIdle: boolean) => void): void {
  let isIdle = false;
  const change = (next: boolean) => {
    if (next === isIdle) return;
    isIdle = next;
    onChange(isIdle);
  };
  setInterval(() => change(powerMonitor.getSystemIdleTime() >= idleAfterSeconds), lookEveryMs);
  powerMonitor.on('lock-screen', () => change(true));
  powerMonitor.on('unlock-screen', () => change(false));
}
