import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** The network between clients and a server, which can be cut and mended. */
export class Wire {
  readonly url: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isDown = false;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.url = `http://127.0.0.1:${port}`;
  }

  static async open(targetPort: number): Promise<Wire> {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const wire = new Wire(server, (server.address() as AddressInfo).port);
    server.on('connection', (near) => wire.#carry(near, connect(targetPort, '127.0.0.1')));
    return wire;
  }

  #carry(near: Socket, far: Socket): void {
    const end = () => {
      for (const socket of [near, far]) {
        socket.destroy();
        this.#sockets.delete(socket);
      }
    };
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket.on('error', end).on('close', end);
    }
    if (this.#isDown) end();
    else near.pipe(far).pipe(near);
  }

  /** Every connection breaks, whatever is on its way; new ones may be made. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** No network at all until `up`. */
  down(): void {
    this.#isDown = true;
    this.cut();
  }

  up(): void {
    this.#isDown = false;
  }

  close(): Promise<void> {
    this.cut();
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
    });
  }
}
