import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** One address for several servers: each new connection goes to the next of those that take it, and stays there. */
export class Balancer {
  readonly url: string;
  readonly #server: Server;
  readonly #ports: readonly number[];
  readonly #sockets = new Set<Socket>();
  #turn = 0;

  private constructor(server: Server, ports: readonly number[]) {
    this.#server = server;
    this.#ports = ports;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async open(ports: readonly number[]): Promise<Balancer> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const balancer = new Balancer(server, ports);
    server.on('connection', (near) => balancer.#carry(near));
    return balancer;
  }

  #carry(near: Socket): void {
    this.#turn += 1;
    this.#hold(near);
    near.on('error', () => near.destroy());
    this.#reach(near, this.#turn, this.#ports.length);
  }

  /** Tries the servers one after the other, as a proxy does that is told of nothing. */
  #reach(near: Socket, turn: number, triesLeft: number): void {
    if (triesLeft === 0) {
      near.destroy();
      return;
    }
    const far = connect(this.#ports[turn % this.#ports.length] ?? 0, '127.0.0.1');
    const next = () => this.#reach(near, turn + 1, triesLeft - 1);
    far.once('error', next);
    far.once('connect', () => {
      far.off('error', next);
      this.#hold(far);
      far.on('error', () => near.destroy()).on('close', () => near.destroy());
      near.on('close', () => far.destroy());
      near.pipe(far).pipe(near);
    });
  }

  #hold(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}
