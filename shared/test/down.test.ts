import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { change, events } from '../src/down.ts';
import { accepted } from './accepted.ts';
import { fingerprints, whatToDo, wireSchema } from './fingerprint.ts';

test('events cross the wire as they were agreed to', () => {
  const now = fingerprints(events, ({ body, isDurable }) => ({
    body: wireSchema(body),
    isDurable,
  }));
  expect(now, whatToDo).toEqual(accepted.events);
});

test('every event is known by its name, and its file is called the same', () => {
  const files = readdirSync(new URL('../src/events', import.meta.url)).sort();
  const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  expect(files).toEqual(
    Object.keys(events)
      .map((name) => `${kebab(name)}.ts`)
      .sort(),
  );
  for (const [name, event] of Object.entries(events)) expect(event.name).toBe(name);
});

test('catch-up tells every durable event again, one change at a time, and no other', () => {
  const durable = Object.values(events).flatMap(({ name, isDurable }) => (isDurable ? [name] : []));
  const told = change.options.map(({ shape }) => shape.event.value);
  expect([...told, 'conversationsChanged'].sort()).toEqual([...durable].sort());
});
