import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** What stands in front of several servers: it sends each new connection to the one it is told. */
export class Balancer {
  readonly url: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #port: number;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.#port = port;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async open(port: number): Promise<Balancer> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const balancer = new Balancer(server, port);
    server.on('connection', (near) => balancer.#carry(near));
    return balancer;
  }

  /** From now on to another server; who is connected to the one before is cut off, whatever is on its way. */
  moveTo(port: number): void {
    this.#port = port;
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.moveTo(0);
    await closed;
  }

  #carry(near: Socket): void {
    const far = connect(this.#port, '127.0.0.1');
    for (const [here, there] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(here);
      here.on('error', () => there.destroy());
      here.on('close', () => {
        this.#sockets.delete(here);
        there.destroy();
      });
      here.pipe(there);
    }
  }
}
