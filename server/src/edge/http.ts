import { type ErrorBody, errorStatus } from '@deskbell/shared/error';
import { type CommandName, commandNames, commands } from '@deskbell/shared/up';
import compression from 'compression';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { Actor, Origin } from '../core/actor.ts';
import type { Deskbell } from '../core/deskbell.ts';
import { toErrorBody } from '../core/error-body.ts';
import { run } from '../core/run.ts';
import { overloaded } from '../core/under-way.ts';
import { actorOf } from './actor.ts';
import { bodyLimit, brokenRequest } from './broken-request.ts';
import { serveHealth } from './health.ts';
import { HereByAsking } from './here-by-asking.ts';
import type { MetricsRule } from './may-read-metrics.ts';
import { openApi } from './openapi.ts';
import { originOf } from './origin.ts';
import { servePages } from './pages.ts';
import { logOf, noteRequests, requestIdOf } from './requests.ts';
import { safeHeaders } from './safe-headers.ts';

export type Settings = MetricsRule;

/** The HTTP edge: every command that has a route, the documents around it, and the pages. */
export function createHttpApp(deskbell: Deskbell, settings: Settings): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(safeHeaders);
  app.use(compression());
  serveHealth(app, deskbell, settings);
  app.get('/openapi.json', (_request, response) => {
    response.json(openApi());
  });
  serveCommands(app, deskbell, settings);
  servePages(app, deskbell, settings.publicUrl);
  return refusingFailures(app, deskbell);
}

/** What goes wrong is told as plainly outside the API as inside, and never with a stack. */
function refusingFailures(served: Express, deskbell: Deskbell): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(noteRequests(deskbell));
  app.use((request, response, next) => {
    served(request, response, (error?: unknown) => {
      if (error === undefined || error === null || response.headersSent) return next(error);
      refuse(
        response,
        brokenRequest(error, 'path') ?? toErrorBody(error, logOf(deskbell, response)),
      );
    });
  });
  return app;
}

function serveCommands(app: Express, deskbell: Deskbell, settings: Settings): void {
  const api = express.Router();
  const here = new HereByAsking(deskbell);
  // Callers prove themselves by a token in a header, never by a cookie, so any origin may ask.
  api.use((request, response, next) => {
    response.set('Access-Control-Allow-Origin', '*');
    response.set('Access-Control-Expose-Headers', 'x-request-id, retry-after');
    response.set('Cache-Control', 'no-store');
    if (request.method !== 'OPTIONS') return next();
    response.set('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE');
    response.set('Access-Control-Allow-Headers', 'authorization, content-type, x-request-id');
    response.set('Access-Control-Max-Age', '86400');
    response.status(204).end();
  });
  api.use(parseBody(deskbell));
  for (const name of commandNames) {
    const { route } = commands[name];
    if (!route) continue;
    api[route.method](route.path.slice('/api'.length), async (request, response) => {
      if (deskbell.underWay.isFull) return refuse(response, overloaded);
      const exchange = { name, request, response, here };
      const answered = carryOut(deskbell, settings, exchange).catch((error: unknown) => {
        refuse(response, toErrorBody(error, logOf(deskbell, response)));
      });
      await deskbell.underWay.add(answered);
    });
  }
  api.use((request, response) => {
    refuse(response, {
      code: 'notFound',
      message: `no such route: ${request.method} ${request.path}`,
    });
  });
  app.use('/api', api);
}

/** Reads a JSON body, whatever its content type says; what cannot be read is refused with a reason. */
function parseBody(deskbell: Deskbell): RequestHandler {
  const parse = express.json({ limit: bodyLimit, type: () => true });
  return (request, response, next) => {
    parse(request, response, (error?: unknown) => {
      if (error === undefined || error === null) return next();
      refuse(
        response,
        brokenRequest(error, 'body') ?? toErrorBody(error, logOf(deskbell, response)),
      );
    });
  };
}

type Exchange = { name: CommandName; request: Request; response: Response; here: HereByAsking };

async function carryOut(deskbell: Deskbell, settings: Settings, exchange: Exchange): Promise<void> {
  const { name, request, response } = exchange;
  const arrival = { headers: request.headers, address: request.socket.remoteAddress };
  const from = { ...originOf(arrival, settings), requestId: requestIdOf(response) };
  const actor = await actorOfRequest(deskbell, exchange, from);
  exchange.here.heed(actor);
  const answer = await run(deskbell, actor, {
    name,
    input: { ...request.query, ...(request.body as object), ...request.params },
  });
  if (!answer.ok) return refuse(response, answer.error);
  if (name === 'readWidget') {
    response.set('Cache-Control', 'public, max-age=300');
    response.vary('Origin');
  }
  response.json(answer.value);
}

/** Commands for anyone do not look at a token, so that an expired one cannot keep its owner from a new one. */
async function actorOfRequest(
  deskbell: Deskbell,
  { name, request }: Exchange,
  from: Origin,
): Promise<Actor> {
  const [, token] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined || commands[name].who.includes('anyone')) return { kind: 'anyone', from };
  return actorOf(deskbell, token.trim(), from);
}

function refuse(response: Response, error: ErrorBody): void {
  if (error.retryAfterMs !== undefined)
    response.set('Retry-After', String(Math.ceil(error.retryAfterMs / 1_000)));
  response.status(errorStatus[error.code]).json({ error });
}
