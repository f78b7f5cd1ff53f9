/** How long a network may take to let something through, in ms. */
const webSocketWithinMs = 5_000;
const answerWithinMs = 2_500;

/** Whether the server answers at all; a proxy whose server is away says 502 to 504. */
export const isHeard = (server: string): Promise<boolean> =>
  fetch(`${server}/healthz`, {
    cache: 'no-store',
    signal: AbortSignal.timeout(answerWithinMs),
  }).then(
    ({ status }) => status < 500,
    () => false,
  );

/** Whether the server can be heard over a WebSocket. */
export function webSocketPasses(server: string, withinMs = webSocketWithinMs): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(
      `${server.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`,
    );
    const timer = setTimeout(() => end(false), withinMs);
    const end = (passes: boolean) => {
      clearTimeout(timer);
      socket.close();
      resolve(passes);
    };
    socket.onmessage = () => end(true);
    socket.onclose = () => end(false);
  });
}

/** Whether Socket.IO can be heard over plain HTTP. */
export async function pollingPasses(server: string): Promise<boolean> {
  try {
    const response = await fetch(`${server}/socket.io/?EIO=4&transport=polling`, {
      signal: AbortSignal.timeout(answerWithinMs),
    });
    // Its first packet; a proxy's page of excuses begins otherwise.
    return response.ok && (await response.text()).startsWith('0{');
  } catch {
    return false;
  }
}
