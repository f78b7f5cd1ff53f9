import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What `/metrics` tells of this server. */
export class Metrics {
  readonly registry = new Registry();
  #commands = new Histogram({
    name: 'deskbell_command_seconds',
    help: 'Time to carry out a command, by command and outcome.',
    labelNames: ['command', 'outcome'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.registry],
  });
  #unknownFields = new Counter({
    name: 'deskbell_unknown_fields_total',
    help: 'Input fields that this version does not know and left out.',
    labelNames: ['command'],
    registers: [this.registry],
  });
  #unknownEvents = new Counter({
    name: 'deskbell_unknown_events_total',
    help: 'Socket events that this version does not know.',
    registers: [this.registry],
  });
  #groups = new Histogram({
    name: 'deskbell_group_messages',
    help: 'Messages that shared one commit.',
    buckets: [1, 2, 5, 10, 20, 50, 100],
    registers: [this.registry],
  });
  #stuck = new Counter({
    name: 'deskbell_stuck_connections_total',
    help: 'Connections closed because their reader had stopped reading.',
    registers: [this.registry],
  });
  readonly connections = new Gauge({
    name: 'deskbell_connections',
    help: 'Open sockets, by kind of actor.',
    labelNames: ['actor'],
    registers: [this.registry],
  });

  command(command: string, outcome: string, ms: number): void {
    this.#commands.observe({ command, outcome }, ms / 1_000);
  }

  group(messages: number): void {
    this.#groups.observe(messages);
  }

  stuckConnection(): void {
    this.#stuck.inc();
  }

  unknownField(command: string): void {
    this.#unknownFields.inc({ command });
  }

  unknownEvent(): void {
    this.#unknownEvents.inc();
  }
}
