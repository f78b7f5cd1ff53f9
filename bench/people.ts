import type { Hello, Welcome } from '@deskbell/shared/hello';
import { bareLink, type SocketClass } from '@deskbell/shared/sync/bare-link';
import type { Link } from '@deskbell/shared/sync/link';
import { newId } from '@deskbell/shared/sync/new-id';
import { WebSocket } from 'ws';

/** Someone with a connection of their own. */
export type Person = { link: Link; welcome: Welcome; token: string | undefined };

export type Hearing = (name: string, body: unknown) => void;

const deaf: Hearing = () => undefined;

/** Connects and waits for the welcome. */
export function connect(
  url: string,
  hello: { actor: 'visitor' | 'agent'; token?: string },
  hear: Hearing = deaf,
): Promise<Person> {
  const link = bareLink(WebSocket as unknown as SocketClass, url);
  const { promise, resolve, reject } = Promise.withResolvers<Person>();
  const auth: Hello =
    hello.actor === 'agent'
      ? { protocol: 1, actor: 'agent', token: hello.token ?? 'none' }
      : { protocol: 1, actor: 'visitor', site: 'demo', token: hello.token };
  link.open(auth, {
    onWelcome: (welcome) => resolve({ link, welcome, token: welcome.token }),
    onEvent: hear,
    onDown: (error) => reject(new Error(error?.message ?? 'the link went down')),
  });
  return promise;
}

const atOnce = 50;

/** Many visitors, not all of them at once. */
export async function connectVisitors(
  url: string,
  count: number,
  hear: Hearing = deaf,
): Promise<Person[]> {
  const people: Person[] = [];
  while (people.length < count) {
    const wave = Math.min(atOnce, count - people.length);
    people.push(
      ...(await Promise.all(
        Array.from({ length: wave }, () => connect(url, { actor: 'visitor' }, hear)),
      )),
    );
  }
  return people;
}

/** Sends one message and waits until it is acknowledged. */
export async function send(person: Person, text: string): Promise<string> {
  const id = newId();
  const answer = await person.link.call('sendMessage', { id, text }, 60_000);
  if (!answer.ok) throw new Error(`sendMessage: ${answer.error.code}: ${answer.error.message}`);
  return id;
}

export const closeAll = (people: Person[]): void => {
  for (const { link } of people) link.close();
};

/** Asks something for each, not for all at once. */
export async function inWaves<Item, Value>(
  items: readonly Item[],
  ask: (item: Item, nth: number) => Promise<Value>,
): Promise<Value[]> {
  const answers: Value[] = [];
  for (let from = 0; from < items.length; from += atOnce)
    answers.push(
      ...(await Promise.all(
        items.slice(from, from + atOnce).map((item, nth) => ask(item, from + nth)),
      )),
    );
  return answers;
}
