/** How long a network may take to let something through, in ms. */
const webSocketWithinMs = 5_000;
const pollingWithinMs = 2_500;

/** Whether the server can be heard over a WebSocket. */
export function webSocketPasses(server: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(
      `${server.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`,
    );
    const timer = setTimeout(() => end(false), webSocketWithinMs);
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
      signal: AbortSignal.timeout(pollingWithinMs),
    });
    // Its first packet; a proxy's page of excuses begins otherwise.
    return response.ok && (await response.text()).startsWith('0{');
  } catch {
    return false;
  }
}
