import type { TargetSession } from '../chromium/target-session.ts';
import { fromChromium, isOurs, policyToChromium } from '../urls.ts';
import type { Session } from './session.ts';

type Header = { name: string; value: string };

/** A request that Chromium holds back until it is told what becomes of it. */
export type HeldRequest = {
  requestId: string;
  frameId: string;
  resourceType: string;
  redirectedRequestId?: string;
  request: {
    url: string;
    urlFragment?: string;
    method: string;
    headers: Record<string, string>;
    postDataEntries?: { bytes?: string }[];
  };
};

/** Answers by the app’s own protocol handler where the scheme is the app’s, and lets everything else go its way. */
export async function answerRequest(
  page: TargetSession,
  session: Session,
  held: HeldRequest,
): Promise<unknown> {
  const { requestId } = held;
  const url = fromChromium(held.request.url);
  const handler = session.protocol.handlerOf(url);
  if (!handler) {
    if (isOurs(held.request.url)) return refuseRequest(page, held, 'NameNotResolved');
    return page.send('Fetch.continueRequest', { requestId });
  }
  try {
    const response = await handler(new Request(url, partsOf(held)));
    return await page.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: headersOf(response),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  } catch (error) {
    console.error(error);
    return refuseRequest(page, held, 'Failed');
  }
}

export const refuseRequest = (
  page: TargetSession,
  { requestId }: HeldRequest,
  errorReason: string,
) => page.send('Fetch.failRequest', { requestId, errorReason });

function partsOf({ request }: HeldRequest): RequestInit {
  const { method, headers } = request;
  if (method === 'GET' || method === 'HEAD') return { method, headers };
  return {
    method,
    headers,
    body: Buffer.from(request.postDataEntries?.[0]?.bytes ?? '', 'base64'),
  };
}

function headersOf(response: Response): Header[] {
  return [...response.headers].map(([name, value]) => ({
    name,
    value: name === 'content-security-policy' ? policyToChromium(value) : value,
  }));
}
