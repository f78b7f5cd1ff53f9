import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ErrorBody } from '../../src/error.ts';
import type { Conversation } from '../../src/model/conversation.ts';
import type { Message } from '../../src/model/message.ts';
import { type Far, forbidden, welcome } from './link-contract.ts';

/** What a server of REST answers a visitor, and the questions it was asked. */
export type RestFar = Far & {
  asked: string[];
  conversations: Conversation[];
  messages: Message[];
  /** What the next request for this route is answered, whatever it asks. */
  refuseNext: { route: string; status: number; body: unknown } | null;
};

export async function openRestFar(): Promise<RestFar> {
  let refusal: ErrorBody | null = null;
  const http = createServer(async (request, response) => {
    const answer = (status: number, body: unknown) => {
      response.statusCode = status;
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    };
    const { pathname, searchParams } = new URL(request.url ?? '', far.url);
    const route = `${request.method} ${pathname.replace(/[0-9a-f-]{36}/, ':id')}`;
    far.asked.push(route);
    const body = await textOf(request);
    const { refuseNext } = far;
    if (refuseNext?.route === route) {
      far.refuseNext = null;
      return answer(refuseNext.status, refuseNext.body);
    }
    switch (route) {
      case 'POST /api/visitors/session':
        far.hellos.push(JSON.parse(body));
        if (refusal) return answer(401, { error: refusal });
        return answer(200, { ...welcome, token: 'fresh', visitor: { id: 'v' } });
      case 'GET /api/conversations':
        return answer(200, { conversations: far.conversations, nextPage: null });
      case 'GET /api/conversations/:id/messages': {
        const after = Number(searchParams.get('after'));
        const messages = far.messages.filter(({ seq }) => seq > after);
        return answer(200, { messages, hasMore: false });
      }
      case 'GET /api/changes':
        return answer(200, { asked: Object.fromEntries(searchParams) });
      case 'POST /api/conversations/:id/read':
        return answer(403, { error: forbidden });
      case 'POST /api/conversations':
      case 'POST /api/conversations/:id/messages':
        return answer(200, { asked: JSON.parse(body) });
      default:
        // Never answered.
        return undefined;
    }
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const far: RestFar = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    asked: [],
    hellos: [],
    conversations: [],
    messages: [],
    refuseNext: null,
    refuse(error) {
      refusal = error;
    },
    cut: () => http.closeAllConnections(),
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return far;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += part;
  return text;
}
