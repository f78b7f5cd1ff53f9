/** Calls back when the machine's network changed or the window came forward: the link may look alive and be dead. */
export function wakeWithNetwork(wake: () => void): () => void {
  const stopped = new AbortController();
  const { signal } = stopped;
  for (const event of ['online', 'offline', 'focus'])
    window.addEventListener(event, wake, { signal });
  return () => stopped.abort();
}
