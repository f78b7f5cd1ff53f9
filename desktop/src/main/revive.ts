import type { WebContents } from 'electron';

const triesAMinute = 3;

/** Loads a page again that crashed; one that crashes again and again is left alone. */
export function reviveAfterCrash(contents: WebContents, load: () => Promise<void>): void {
  let crashes: number[] = [];
  contents.on('render-process-gone', (_event, { reason }) => {
    console.error('the page is gone:', reason);
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < 60_000), now];
    if (reason === 'clean-exit' || crashes.length > triesAMinute) return;
    // Not from within the event: the page that is gone is still being cleared away.
    setImmediate(() => void load().catch((error) => console.error('not revived', error)));
  });
}
