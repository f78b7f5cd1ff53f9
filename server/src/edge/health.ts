import type { Express } from 'express';
import type { Deskbell } from '../core/deskbell.ts';
import { processMetrics } from '../core/process-metrics.ts';
import { type MetricsRule, mayReadMetrics } from './may-read-metrics.ts';

/** For machines: is the process alive, can it serve, and how is it doing. */
export function serveHealth(app: Express, deskbell: Deskbell, rule: MetricsRule): void {
  const { health, metrics } = deskbell;
  app.get('/healthz', (_request, response) => {
    response.json({ isAlive: true });
  });
  app.get('/readyz', async (_request, response) => {
    const report = await health.report();
    response.set('Cache-Control', 'no-store');
    response.status(report.isReady ? 200 : 503).json(report);
  });
  app.get('/metrics', async (request, response) => {
    if (!mayReadMetrics(request, rule)) {
      const message = 'metrics are for this machine, private networks, or who shows METRICS_TOKEN';
      response.status(403).json({ error: { code: 'forbidden', message } });
      return;
    }
    response.type(metrics.registry.contentType);
    response.send(`${await metrics.registry.metrics()}\n${await processMetrics()}`);
  });
}
