import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerDoor, frameUrl, knock, type ToChat } from '../src/door.ts';

const server = 'https://chat.example';
const host = 'https://shop.example';

/** A window as far as the door sees one: it hears messages, and remembers what was posted to it. */
class Window extends EventTarget {
  posted: { data: unknown; target: string; ports: MessagePort[] }[] = [];
  postMessage(data: unknown, target: string, ports: MessagePort[] = []) {
    this.posted.push({ data, target, ports });
  }
}

function say(
  to: Window,
  message: { data: unknown; origin: string; source: unknown; ports?: MessagePort[] },
) {
  const event = new Event('message');
  to.dispatchEvent(Object.assign(event, { ports: [], ...message }));
}

let page: Window;
let chat: Window;
let life: AbortController;

function stand(here: Window, origin: string): void {
  vi.stubGlobal('addEventListener', here.addEventListener.bind(here));
  vi.stubGlobal('removeEventListener', here.removeEventListener.bind(here));
  vi.stubGlobal('origin', origin);
  vi.stubGlobal('parent', page);
}

beforeEach(() => {
  page = new Window();
  chat = new Window();
  life = new AbortController();
});
afterEach(() => {
  life.abort();
  vi.unstubAllGlobals();
});

function answer() {
  stand(page, host);
  let opened = 0;
  answerDoor({
    frame: { contentWindow: chat } as unknown as HTMLIFrameElement,
    server,
    life,
    onOpen: () => {
      opened += 1;
    },
  });
  return { opened: () => opened };
}

test('the page gives a channel to the chat that knocks from the server, addressed to the server alone', () => {
  const door = answer();
  say(page, { data: 'deskbell', origin: server, source: chat });
  expect(door.opened()).toBe(1);
  expect(chat.posted.map(({ target, ports }) => [target, ports.length])).toEqual([[server, 1]]);
  for (const { ports } of chat.posted) ports[0]?.close();
});

test.each([
  ['another origin', { data: 'deskbell', origin: 'https://evil.example', source: 'chat' }],
  ['another window of the server', { data: 'deskbell', origin: server, source: 'other' }],
  ['another message', { data: { deskbell: true }, origin: server, source: 'chat' }],
])('the page does not answer a knock of %s', (_, { source, ...message }) => {
  const door = answer();
  say(page, { ...message, source: source === 'chat' ? chat : new Window() });
  expect([door.opened(), chat.posted.length]).toEqual([0, 0]);
});

test('after shutdown the page answers nobody', () => {
  const door = answer();
  life.abort();
  say(page, { data: 'deskbell', origin: server, source: chat });
  expect(door.opened()).toBe(0);
});

test('the chat knocks at the named page only, and talks through the channel it is given', async () => {
  stand(chat, server);
  const heard: ToChat[] = [];
  const opening = knock(host, (message) => heard.push(message));
  expect(page.posted.map(({ target }) => target)).toEqual([host]);

  const { port1, port2 } = new MessageChannel();
  say(chat, { data: 'deskbell', origin: host, source: page, ports: [port2] });
  const tell = await opening;
  const told = new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
  });
  tell({ kind: 'close' });
  expect(await told).toEqual({ kind: 'close' });
  port1.postMessage({ kind: 'locale', locale: 'de' });
  await vi.waitFor(() => expect(heard).toEqual([{ kind: 'locale', locale: 'de' }]));
  port1.close();
});

test.each([
  ['another origin', { origin: 'https://evil.example', source: 'page' }],
  ['another window', { origin: host, source: 'other' }],
])('the chat takes no channel from %s', async (_, { origin, source }) => {
  stand(chat, server);
  let isOpen = false;
  void knock(host, () => undefined).then(() => {
    isOpen = true;
  });
  const { port1, port2 } = new MessageChannel();
  say(chat, { data: 'deskbell', origin, source: source === 'page' ? page : chat, ports: [port2] });
  await Promise.resolve();
  expect(isOpen).toBe(false);
  port1.close();
});

test('the frame learns its page and language behind the #, which no server sees', () => {
  stand(page, host);
  const url = new URL(frameUrl({ server, key: 'a b' }, 'ja'));
  expect(url.searchParams.get('site')).toBe('a b');
  expect(url.hash).toBe(`#ja,${host}`);
});
