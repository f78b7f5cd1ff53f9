const idleAfterMs = 10 * 60_000;
const key = 'deskbell.active-at';
const writeEveryMs = 5_000;

/** Calls back when no console tab of this browser was touched for ten minutes, and at the first touch after. */
export function watchIdle(onChange: (isIdle: boolean) => void): void {
  let isIdle = false;
  let writtenAt = 0;
  const change = (next: boolean) => {
    if (next === isIdle) return;
    isIdle = next;
    onChange(isIdle);
  };
  const touch = () => {
    const now = Date.now();
    if (now - writtenAt > writeEveryMs) {
      writtenAt = now;
      localStorage.setItem(key, String(now));
    }
    change(false);
  };
  for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'focus'])
    window.addEventListener(event, touch, { passive: true });
  window.addEventListener('storage', (event) => {
    if (event.key === key) change(false);
  });
  setInterval(() => {
    if (Date.now() - Number(localStorage.getItem(key)) >= idleAfterMs) change(true);
  }, 15_000);
  touch();
}
