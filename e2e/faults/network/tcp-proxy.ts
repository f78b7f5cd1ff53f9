import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { NetworkFault } from '../plan/deeds.ts';
import { Lane, type Weather } from './lane.ts';

type Wire = { near: Socket; far: Socket; up: Lane; down: Lane; isDead: boolean };

type Breaking = {
  wires: readonly Wire[];
  forMs: number;
  later(run: () => void, afterMs?: number): void;
};

const calm: Weather = { delayMs: 0, jitterMs: 0 };

/** The network between one client and the servers. It stays with one server until that one cannot be reached. */
export class TcpProxy {
  readonly url: string;
  readonly #server: Server;
  readonly #ports: readonly number[];
  readonly #wires = new Set<Wire>();
  #at: number;
  #isDown = false;
  #weather = calm;
  #mend: NodeJS.Timeout[] = [];

  private constructor(server: Server, ports: readonly number[], first: number) {
    this.#server = server;
    this.#ports = ports;
    this.#at = first;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** @param first which of the ports is tried first */
  static async open(ports: readonly number[], first: number): Promise<TcpProxy> {
    const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxy = new TcpProxy(server, ports, first);
    server.on('connection', (near) => proxy.#carry(near));
    return proxy;
  }

  #carry(near: Socket): void {
    if (this.#isDown) {
      near.resetAndDestroy();
      return;
    }
    const at = this.#at;
    const far = connect({
      port: this.#ports[at % this.#ports.length] ?? 0,
      host: '127.0.0.1',
      allowHalfOpen: true,
    });
    const weather = () => this.#weather;
    const [up, down] = [new Lane(near, far, weather), new Lane(far, near, weather)];
    const wire: Wire = { near, far, up, down, isDead: false };
    this.#wires.add(wire);
    far.once('error', () => {
      if (far.bytesRead === 0 && this.#at === at) this.#at += 1;
    });
    near.on('error', () => this.#drop(wire)).on('close', () => this.#left(wire));
    far.on('error', () => this.#drop(wire)).on('close', () => this.#drop(wire));
  }

  /** The client has gone; what it said may still be on its way. */
  #left(wire: Wire): void {
    if (!wire.isDead) this.#drop(wire);
  }

  #drop(wire: Wire): void {
    this.#wires.delete(wire);
    for (const lane of [wire.up, wire.down]) lane.stop();
    for (const socket of [wire.near, wire.far]) socket.destroy();
  }

  break(fault: NetworkFault, forMs: number): void {
    const wires = [...this.#wires].filter(({ isDead }) => !isDead);
    const later = (run: () => void, afterMs = forMs) =>
      void this.#mend.push(setTimeout(run, afterMs));
    this.#faults[fault]({ wires, forMs, later });
  }

  readonly #faults: Record<NetworkFault, (breaking: Breaking) => void> = {
    cut: ({ wires }) => this.#dropAll(wires),
    reset({ wires }) {
      for (const { near, far } of wires) for (const end of [near, far]) end.resetAndDestroy();
    },
    stall({ wires, later }) {
      const lanes = wires.flatMap(({ up, down }) => [up, down]);
      for (const lane of lanes) lane.hold();
      later(() => {
        for (const lane of lanes) lane.release();
      });
    },
    // Swallowed bytes cannot come back, so such a connection stays half dead until somebody gives it up.
    'half-open up'({ wires }) {
      for (const { up } of wires) up.kill();
    },
    'half-open down'({ wires }) {
      for (const { down } of wires) down.kill();
    },
    delay: ({ forMs, later }) => {
      this.#weather = { delayMs: forMs / 20, jitterMs: forMs / 10 };
      later(() => {
        this.#weather = calm;
      });
    },
    overtake(breaking) {
      for (const wire of breaking.wires) overtake(wire, breaking);
    },
    down: ({ wires, later }) => {
      this.#isDown = true;
      this.#dropAll(wires);
      later(() => {
        this.#isDown = false;
      });
    },
    move: ({ wires }) => {
      this.#at += 1;
      this.#dropAll(wires);
    },
  };

  #dropAll(wires: readonly Wire[]): void {
    for (const wire of wires) this.#drop(wire);
  }

  /** Everything works again; connections that are half dead are given up. */
  heal(): void {
    for (const timer of this.#mend) clearTimeout(timer);
    this.#mend = [];
    this.#weather = calm;
    this.#isDown = false;
    for (const wire of [...this.#wires]) this.#drop(wire);
  }

  close(): void {
    this.heal();
    this.#server.close();
  }
}

/**
 * What the client says is held back; then it loses the connection and makes a new one, and only after that the server
 * hears what was said on the old one. Bytes of one connection cannot change places, so this is how commands do.
 */
function overtake(wire: Wire, { forMs, later }: Breaking): void {
  wire.isDead = true;
  wire.up.hold();
  wire.down.kill();
  later(() => wire.near.destroy(), forMs / 2);
  later(() => {
    wire.up.release();
    wire.up.end();
  });
}
