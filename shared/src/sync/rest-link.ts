import type { DownEvent } from '../down.ts';
import type { Answer, ErrorBody } from '../error.ts';
import type { Hello } from '../hello.ts';
import type { CommandName, Input, Output } from '../up.ts';
import { CallFailed } from './call-failed.ts';
import type { Clock } from './clock.ts';
import { type Link, type LinkListener, LinkTimeout } from './link.ts';
import { createExchange, type Fetch } from './rest-exchange.ts';
import { createNews } from './rest-news.ts';
import { visitorRoutes } from './rest-routes.ts';
import { systemClock } from './system-clock.ts';

/** The shortest and the longest time between two looks, in ms. */
const soonestMs = 2_000;
const latestMs = 20_000;
const answerWithinMs = 10_000;

type Connection = {
  listener: LinkListener;
  token: string | undefined;
  /** When the visitor did something, or something came, for the last time. */
  stirredAt: number;
  isLooking: boolean;
  /** When the next look is due, and before when the server wants none. */
  lookAt: number;
  notBefore: number;
  cancel: () => void;
};

/**
 * A visitor's link over plain REST, for networks that let no kind of socket through: it asks for news, often while
 * people write to each other and seldom while nothing happens. Who types, and who is here, it does not tell.
 *
 * @param fetch the `fetch` of the page
 * @param url origin of the server, such as `https://chat.example`
 */
export function restLink(fetch: Fetch, url: string, clock: Clock = systemClock): Link {
  const exchange = createExchange({ fetch, url, clock });
  const news = createNews(value);
  let current: Connection | null = null;
  let visitorId: string | undefined;

  function open(hello: Hello, listener: LinkListener): void {
    close();
    const connection: Connection = {
      listener,
      token: undefined,
      stirredAt: clock.now(),
      isLooking: false,
      lookAt: Number.POSITIVE_INFINITY,
      notBefore: 0,
      cancel: () => undefined,
    };
    current = connection;
    begin(connection, hello).catch((error) => giveUp(connection, error));
  }

  async function begin(connection: Connection, hello: Hello): Promise<void> {
    if (hello.actor === 'agent')
      throw new CallFailed({ code: 'forbidden', message: 'agents need a socket' });
    const { protocol, site, token, identity, locale } = hello;
    const session = await value('openVisitorSession', { site, token, identity, locale });
    if (connection !== current) return;
    connection.token = session.token;
    if (session.visitor.id !== visitorId) news.forget();
    visitorId = session.visitor.id;
    // Looked at before the welcome: what happens from here on is news, what happened before is for catch-up.
    const told = await news.look();
    if (connection !== current) return;
    connection.listener.onWelcome({ protocol, actor: 'visitor', ...session });
    tell(connection, told);
    lookLater(connection);
  }

  async function look(connection: Connection): Promise<void> {
    connection.isLooking = true;
    connection.lookAt = Number.POSITIVE_INFINITY;
    try {
      const told = await news.look();
      if (told.length > 0) connection.stirredAt = clock.now();
      tell(connection, told);
    } catch (error) {
      connection.notBefore = clock.now() + fail(connection, error);
    }
    connection.isLooking = false;
    lookLater(connection);
  }

  /** The longer nothing happens, the longer the wait; a look that is due earlier stays. */
  function lookLater(connection: Connection): void {
    if (connection !== current || connection.isLooking) return;
    const quietMs = clock.now() - connection.stirredAt;
    const waitMs = Math.min(Math.max(quietMs / 8, soonestMs), latestMs);
    const chosenMs = waitMs * (0.9 + 0.2 * clock.random());
    const lookAt = Math.max(clock.now() + chosenMs, connection.notBefore);
    if (lookAt >= connection.lookAt) return;
    connection.lookAt = lookAt;
    connection.cancel();
    connection.cancel = clock.after(lookAt - clock.now(), () => void look(connection));
  }

  function tell(connection: Connection, told: readonly DownEvent[]): void {
    for (const { event, body } of told)
      if (connection === current) connection.listener.onEvent(event, body);
  }

  /** How long to wait where the server only asks for patience; anything else ends the connection. */
  function fail(connection: Connection, error: unknown): number {
    const retryAfterMs = error instanceof CallFailed ? error.body.retryAfterMs : undefined;
    if (retryAfterMs === undefined) giveUp(connection, error);
    return retryAfterMs ?? 0;
  }

  function giveUp(connection: Connection, error: unknown): void {
    const body = error instanceof CallFailed ? error.body : undefined;
    end(connection, body);
    if (!body && !(error instanceof LinkTimeout)) throw error;
  }

  function end(connection: Connection, error?: ErrorBody): void {
    if (connection !== current) return;
    close();
    connection.listener.onDown(error);
  }

  function close(): void {
    current?.cancel();
    current = null;
    exchange.cut();
  }

  async function value<Name extends CommandName>(
    name: Name,
    input: Input<Name>,
  ): Promise<Output<Name>> {
    const answer = await ask(name, input, answerWithinMs);
    if (!answer.ok) throw new CallFailed(answer.error);
    return answer.value;
  }

  async function ask(name: string, input: object, withinMs: number): Promise<Answer<never>> {
    const route = visitorRoutes[name];
    // What only a socket carries is lost with its moment.
    if (route === null) return { ok: true, value: {} as never };
    if (route === undefined)
      return { ok: false, error: { code: 'badInput', message: `no such command: ${name}` } };
    return exchange.ask({ route, input, token: current?.token, withinMs });
  }

  async function call(name: string, input: object, timeoutMs: number): Promise<Answer<never>> {
    const connection = current;
    if (!connection) throw new LinkTimeout('there is no connection');
    if (!visitorRoutes[name]?.startsWith('GET')) {
      connection.stirredAt = clock.now();
      lookLater(connection);
    }
    const isFirst = name === 'sendMessage' && !('conversationId' in input);
    const startedAt = clock.now();
    try {
      return await ask(isFirst ? 'startConversation' : name, input, timeoutMs);
    } catch (error) {
      if (clock.now() - startedAt < timeoutMs) end(connection);
      throw error;
    }
  }

  return { open, close, call };
}
