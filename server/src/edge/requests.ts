import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Deskbell } from '../core/deskbell.ts';

/** What a caller may name a request themselves. */
const acceptable = /^[\w.:-]{1,128}$/;

/** Gives every request an id, the caller's own where they sent one, answers it back, and counts and logs the request. */
export function noteRequests({ metrics, log }: Deskbell): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    const given = request.get('x-request-id') ?? '';
    const requestId = acceptable.test(given) ? given : randomUUID();
    response.locals.requestId = requestId;
    response.set('X-Request-Id', requestId);
    response.on('close', () => {
      const ms = performance.now() - startedAt;
      const { method } = request;
      const route = response.locals.route ?? routeOf(request);
      // A caller who left before the answer got none.
      const status = response.writableFinished ? response.statusCode : 499;
      metrics.request({ method, route, status: String(status) }, ms);
      log.debug({ requestId, method, route, status, ms: Math.round(ms) }, 'a request');
    });
    next();
  };
}

/** For what goes wrong outside of a command. */
export const logOf = ({ log }: Deskbell, response: Response): Logger =>
  log.child({ requestId: requestIdOf(response) });

export const requestIdOf = (response: Response): string => String(response.locals.requestId);

/** The pattern, never the path itself: that has ids without number in it, and what somebody searched for. */
function routeOf({ route, baseUrl }: Request): string {
  if (route) return baseUrl + [route.path].flat()[0];
  return baseUrl || 'other';
}
