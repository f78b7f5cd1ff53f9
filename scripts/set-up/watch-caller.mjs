const intervalMs = 500;

/**
 * A killed npm would leave us behind, still serving: this tells when it is gone. Does nothing where npm did not start us.
 * @param {() => void} onGone
 */
export function watchCaller(onGone) {
  if (!process.env.npm_lifecycle_event) return;
  const caller = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === caller) return;
    clearInterval(timer);
    onGone();
  }, intervalMs);
  timer.unref();
}
