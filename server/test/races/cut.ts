import { type AddressInfo, connect as connectTo, createServer, type Server } from 'node:net';

/** A way to Postgres that can lose the answer to a commit, as a network does at the worst moment. */
export class Cut {
  readonly url: string;
  #server: Server;
  #armedFor: string | null = null;

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
  }

  static async open(databaseUrl: string): Promise<Cut> {
    const target = new URL(databaseUrl);
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const url = new URL(databaseUrl);
    url.hostname = '127.0.0.1';
    url.port = String((server.address() as AddressInfo).port);
    const cut = new Cut(server, url.href);
    server.on('connection', (near) => {
      const far = connectTo(Number(target.port), target.hostname);
      let isCutting = false;
      const end = () => {
        near.destroy();
        far.destroy();
      };
      near.on('data', (bytes) => {
        if (cut.#armedFor !== null && bytes.includes(cut.#armedFor)) {
          cut.#armedFor = null;
          isCutting = true;
        }
        far.write(bytes);
      });
      // The answer has come, so Postgres has committed; nobody on this side will know.
      far.on('data', (bytes) => (isCutting ? end() : near.write(bytes)));
      for (const socket of [near, far]) socket.on('error', end).on('close', end);
    });
    return cut;
  }

  /** The answer to the next commit, or to whatever says this, is lost, and its connection with it. */
  arm(words = 'commit'): void {
    this.#armedFor = words;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
    });
  }
}
