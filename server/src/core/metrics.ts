import { Counter, Histogram, Registry } from 'prom-client';

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
  #requests = new Histogram({
    name: 'deskbell_http_request_seconds',
    help: 'Time to answer an HTTP request, by the pattern of its route; 499 is a caller who left.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.5, 2.5, 10],
    registers: [this.registry],
  });

  command(command: string, outcome: string, ms: number): void {
    this.#commands.observe({ command, outcome }, ms / 1_000);
  }

  request(labels: { method: string; route: string; status: string }, ms: number): void {
    this.#requests.observe(labels, ms / 1_000);
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
