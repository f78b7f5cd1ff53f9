/** What a visitor's client may be asked to do. */
export const visitorDeeds = ['say', 'say', 'say', 'say', 'read', 'read', 'type'] as const;

/** What an agent's client may be asked to do; the likely ones stand here more often. */
export const agentDeeds = [
  ...['reply', 'reply', 'reply', 'reply', 'reply', 'read', 'read', 'read', 'accept', 'accept'],
  ...['note', 'edit', 'edit', 'delete', 'close', 'close', 'reopen', 'assign', 'transfer'],
  ...['queue', 'park', 'archive', 'restore', 'tag', 'type', 'retry', 'retry', 'discard'],
] as const;

export const networkFaults = [
  'cut',
  'reset',
  'stall',
  'half-open up',
  'half-open down',
  'delay',
  'overtake',
  'down',
  'move',
] as const;
export type NetworkFault = (typeof networkFaults)[number];

/** One thing that happens, to whom, and the dice it needs: what they choose from is only known when it happens. */
export type Deed =
  | { kind: 'person'; client: number; deed: string; dice: number; slowMs?: number }
  | { kind: 'network'; client: number; fault: NetworkFault; forMs: number }
  | { kind: 'client'; client: number; fault: 'crash' | 'wake'; forMs: number }
  | { kind: 'server'; server: number; fault: 'kill' | 'terminate' | 'freeze'; forMs: number }
  | { kind: 'postgres'; mode: 'fast' | 'immediate'; forMs: number }
  | { kind: 'redis'; fault: 'stop' | 'freeze'; forMs: number };

/** A deed at a time, in ms from the start. */
export type Step = { at: number } & Deed;

/** A step in words, for the log of a run. */
export function inWords(step: Step, clientName: (client: number) => string): string {
  switch (step.kind) {
    case 'person':
      return `${clientName(step.client)}: ${step.deed}${step.slowMs ? ` (its commit takes ${step.slowMs} ms)` : ''}`;
    case 'network':
      return `network of ${clientName(step.client)}: ${step.fault} for ${step.forMs} ms`;
    case 'client':
      return `${clientName(step.client)}: ${step.fault} for ${step.forMs} ms`;
    case 'server':
      return `server ${step.server}: ${step.fault} for ${step.forMs} ms`;
    case 'postgres':
      return `Postgres: ${step.mode} stop for ${step.forMs} ms`;
    case 'redis':
      return `Redis: ${step.fault} for ${step.forMs} ms`;
  }
}
