/** Waits for it, but no longer than this; whether it was settled by then does not matter. */
export async function atMost(ms: number, awaited: Promise<unknown>): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  try {
    await Promise.race([awaited, late]);
  } finally {
    clearTimeout(timer);
  }
}
