import type { Express } from 'express';
import type { Deskbell } from '../core/deskbell.ts';
import { isReachable } from '../db/is-reachable.ts';

/** For machines: is the process alive, can it serve, and how is it doing. */
export function serveHealth(app: Express, deskbell: Deskbell): void {
  app.get('/healthz', (_request, response) => {
    response.json({ isAlive: true });
  });
  app.get('/readyz', async (_request, response) => {
    const database = await isReachable(deskbell.db);
    response.status(database ? 200 : 503).json({ isReady: database, checks: { database } });
  });
  app.get('/metrics', async (_request, response) => {
    response.type(deskbell.metrics.registry.contentType);
    response.send(await deskbell.metrics.registry.metrics());
  });
}
