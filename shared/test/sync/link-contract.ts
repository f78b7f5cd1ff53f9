import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ErrorBody } from '../../src/error.ts';
import type { Hello, Welcome } from '../../src/hello.ts';
import { type Link, LinkTimeout } from '../../src/sync/link.ts';
import { eventually } from './eventually.ts';

/** A server as a link meets it: it welcomes, echoes `catchUp`, refuses `markRead`, and never answers `readConversation`. */
export type Far = {
  url: string;
  /** What clients said when they opened. */
  hellos: object[];
  /** From now on nobody is welcomed. */
  refuse(error: ErrorBody): void;
  /** Breaks every connection there is. */
  cut(): void;
  close(): Promise<void>;
};

export const hello = {
  protocol: 1,
  actor: 'visitor',
  site: 'demo',
  token: 'tök€n',
} as const satisfies Hello;

export const welcome: Welcome = {
  protocol: 1,
  actor: 'visitor',
  cursor: '0',
  serverTime: '2026-01-05T09:00:00.000Z',
};

export const forbidden: ErrorBody = { code: 'forbidden', message: 'no' };
const conversationId = '019b8d7c-0000-7000-8000-000000000001';

export type Heard = {
  welcomes: Welcome[];
  events: [string, unknown][];
  downs: (ErrorBody | undefined)[];
};

export function openLink(link: Link): Heard {
  const heard: Heard = { welcomes: [], events: [], downs: [] };
  link.open(hello, {
    onWelcome: (told) => heard.welcomes.push(told),
    onEvent: (event, body) => heard.events.push([event, body]),
    onDown: (error) => heard.downs.push(error),
  });
  return heard;
}

/** What every link must do, whatever it goes over. */
export function linkContract(
  name: string,
  linkTo: (url: string) => Link,
  openFar: () => Promise<Far>,
): void {
  describe(`every link: ${name}`, () => {
    let far: Far;
    let link: Link;

    beforeEach(async () => {
      far = await openFar();
      link = linkTo(far.url);
    });

    afterEach(async () => {
      link.close();
      await far.close();
    });

    async function opened(): Promise<Heard> {
      const heard = openLink(link);
      await eventually(() => expect(heard.welcomes).toMatchObject([welcome]));
      return heard;
    }

    test('says hello and is welcomed', async () => {
      await opened();
      const { site, token } = hello;
      expect(far.hellos).toMatchObject([{ site, token }]);
    });

    test('carries a call there and its answer back', async () => {
      await opened();
      const input = { cursor: 'ü "quoted" & \u2028 👍' };
      expect(await link.call('catchUp', input, 1_000)).toEqual({
        ok: true,
        value: { asked: input },
      });
    });

    test('keeps the answers of calls at the same time apart', async () => {
      await opened();
      const cursors = ['1', '2', '3'];
      const answers = await Promise.all(
        cursors.map((cursor) => link.call('catchUp', { cursor }, 1_000)),
      );
      expect(answers.map((answer) => answer.ok && answer.value)).toEqual(
        cursors.map((cursor) => ({ asked: { cursor } })),
      );
    });

    test('brings an error answer as an answer', async () => {
      await opened();
      expect(await link.call('markRead', { conversationId, seq: 1 }, 1_000)).toEqual({
        ok: false,
        error: forbidden,
      });
    });

    test('rejects with LinkTimeout when no answer comes in time', async () => {
      await opened();
      const late = link.call('readConversation', { conversationId }, 30);
      await expect(late).rejects.toBeInstanceOf(LinkTimeout);
    });

    test('rejects calls under way when the connection breaks, without waiting', async () => {
      const heard = await opened();
      const call = link.call('readConversation', { conversationId }, 60_000);
      const rejected = expect(call).rejects.toBeInstanceOf(LinkTimeout);
      await link.call('catchUp', { cursor: '1' }, 1_000);
      far.cut();
      await rejected;
      expect(heard.downs).toEqual([undefined]);
    });

    test('rejects calls under way when it is closed', async () => {
      await opened();
      const call = link.call('readConversation', { conversationId }, 60_000);
      const rejected = expect(call).rejects.toBeInstanceOf(LinkTimeout);
      link.close();
      await rejected;
    });

    test('rejects calls where there is no connection', async () => {
      const call = link.call('readConversation', { conversationId }, 1_000);
      await expect(call).rejects.toBeInstanceOf(LinkTimeout);
    });

    test('tells why the server refuses', async () => {
      const refusal = { code: 'tokenExpired', message: 'sign in again', retryAfterMs: 5 } as const;
      far.refuse(refusal);
      const heard = openLink(link);
      await eventually(() => expect(heard.downs).toEqual([refusal]));
      expect(heard.welcomes).toEqual([]);
    });

    test('is down when nobody answers at the address', async () => {
      const closed = linkTo('http://127.0.0.1:1');
      const heard = openLink(closed);
      await eventually(() => expect(heard.downs).toEqual([undefined]));
      closed.close();
    });

    test('is silent after it was closed, whatever happens to the server', async () => {
      const heard = await opened();
      link.close();
      far.cut();
      await far.close();
      expect(heard).toMatchObject({ events: [], downs: [] });
    });

    test('opens again after it was closed', async () => {
      await opened();
      link.close();
      const again = openLink(link);
      await eventually(() => expect(again.welcomes).toHaveLength(1));
      expect(await link.call('catchUp', { cursor: '1' }, 1_000)).toMatchObject({ ok: true });
    });
  });
}
