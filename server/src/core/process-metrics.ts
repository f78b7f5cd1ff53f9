import { collectDefaultMetrics, Registry } from 'prom-client';

let registry: Registry | null = null;

/** Processor, memory, garbage collection and event loop of this process, which are the same for all servers in it. */
export function processMetrics(): Promise<string> {
  if (!registry) {
    registry = new Registry();
    collectDefaultMetrics({ register: registry });
  }
  return registry.metrics();
}
