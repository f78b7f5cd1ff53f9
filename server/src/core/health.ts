import type { Logger } from 'pino';
import { atMost } from './at-most.ts';
import type { Clock } from './clock.ts';

/** `degraded` still serves, but somebody should look; with one part `failing` the server is not ready. */
export type PartState = 'ok' | 'degraded' | 'failing';

/** How one part of what the server needs is doing, and since when. */
export type Part = { state: PartState; since: string; latencyMs: number; reason?: string };

/** Looks at one part; what it throws is a failure. */
export type Probe = () => Promise<{ state: PartState; reason?: string }>;

export type Report = { isReady: boolean; isStopping: boolean; parts: Record<string, Part> };

/** How long a part may take to answer at all, and before it counts as slow, in ms. */
const answersWithinMs = 2_000;
const slowMs = 1_000;
/** A report is good for so long, however many ask. */
const freshMs = 500;

/** Whether this server can serve. It looks when asked, and says in the log what has changed. */
export class Health {
  #clock: Clock;
  #log: Logger;
  #probes = new Map<string, Probe>();
  /** Looks that hang are waited for, not repeated: a disk or a database that hangs must not pile them up. */
  #underWay = new Map<string, { startedAt: number; found: ReturnType<Probe> }>();
  #parts: Record<string, Part> = {};
  #looking: Promise<void> | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #isStopping = false;

  constructor(parts: { clock: Clock; log: Logger }) {
    this.#clock = parts.clock;
    this.#log = parts.log;
  }

  add(name: string, probe: Probe): void {
    this.#probes.set(name, probe);
  }

  /** From now on this server is not ready, whatever its parts say. */
  stop(): void {
    this.#isStopping = true;
  }

  /** How it stands, at most half a second ago; answers within two seconds and a little. */
  async report(): Promise<Report> {
    if (performance.now() - this.#lookedAt > freshMs) await this.look();
    return this.last;
  }

  /** How it stood the last time somebody looked. */
  get last(): Report {
    const states = Object.values(this.#parts).map(({ state }) => state);
    const isReady = !this.#isStopping && !states.includes('failing');
    return { isReady, isStopping: this.#isStopping, parts: this.#parts };
  }

  async look(): Promise<void> {
    this.#looking ??= this.#lookAtAll().finally(() => {
      this.#looking = null;
    });
    await this.#looking;
  }

  async #lookAtAll(): Promise<void> {
    const found = await Promise.all([...this.#probes].map((part) => this.#lookAt(...part)));
    this.#parts = Object.fromEntries(found);
    this.#lookedAt = performance.now();
  }

  async #lookAt(name: string, probe: Probe): Promise<[string, Part]> {
    const hanging = this.#underWay.get(name);
    const look = hanging ?? { startedAt: performance.now(), found: begin(probe) };
    this.#underWay.set(name, look);
    let found: Awaited<ReturnType<Probe>> | null = null;
    const answered = look.found.then((it) => {
      found = it;
    });
    await atMost(answersWithinMs, answered);
    if (found) this.#underWay.delete(name);
    const latencyMs = Math.round(performance.now() - look.startedAt);
    return [name, this.#judge(name, found ?? late, latencyMs)];
  }

  #judge(name: string, found: Awaited<ReturnType<Probe>>, latencyMs: number): Part {
    const isSlow = found.state === 'ok' && latencyMs > slowMs;
    const now = isSlow ? { state: 'degraded' as const, reason: 'slow' } : found;
    const before = this.#parts[name];
    const since = before?.state === now.state ? before.since : this.#clock.now().toISOString();
    const part: Part = { ...now, since, latencyMs };
    this.#tell(name, before, part);
    return part;
  }

  #tell(name: string, before: Part | undefined, now: Part): void {
    if (now.state === (before?.state ?? 'ok')) return;
    const { state, reason, latencyMs } = now;
    const level = state === 'ok' ? 'info' : 'warn';
    this.#log[level]({ part: name, state, reason, latencyMs }, `${name} is ${state}`);
  }
}

const late = { state: 'failing' as const, reason: 'no answer' };

/** Also what a probe throws before it first waits is an answer. */
async function begin(probe: Probe): ReturnType<Probe> {
  try {
    return await probe();
  } catch (error) {
    return { state: 'failing', reason: reasonOf(error) };
  }
}

/** A code says enough; the message of an error may name addresses. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code === 'string') return code;
  return error instanceof Error && /timeout/i.test(error.message) ? 'no answer' : 'error';
}
