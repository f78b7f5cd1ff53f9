import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Command } from '../src/command.ts';
import { commonErrors } from '../src/command.ts';
import { commands } from '../src/up.ts';
import { accepted } from './accepted.ts';
import { fingerprints, whatToDo, wireSchema } from './fingerprint.ts';

const all: Record<string, Command> = commands;

test('commands cross the wire as they were agreed to', () => {
  const now = fingerprints(all, ({ input, output, route, who, errors, isOnSocket }) => ({
    input: wireSchema(input),
    output: wireSchema(output),
    route,
    who: [...who].sort(),
    errors: [...errors].sort(),
    isOnSocket,
  }));
  expect(now, whatToDo).toEqual(accepted.commands);
});

test('every command is known by its name, and its file is called the same', () => {
  const files = readdirSync(new URL('../src/commands', import.meta.url)).sort();
  const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  expect(files).toEqual(
    Object.keys(all)
      .map((name) => `${kebab(name)}.ts`)
      .sort(),
  );
  for (const [name, command] of Object.entries(all)) expect(command.name).toBe(name);
});

test('no two commands share a route, and every parameter of a route is part of the input', () => {
  const routes = Object.values(all).flatMap(({ route, input }) =>
    route ? [{ ...route, input }] : [],
  );
  const places = routes.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);
  expect(new Set(places).size).toBe(places.length);
  for (const { path, input } of routes)
    for (const [, name] of path.matchAll(/:(\w+)/g))
      expect(Object.keys(input.shape)).toContain(name);
});

test('every command can be reached, and names only errors that are its own', () => {
  const shared: readonly string[] = commonErrors;
  for (const { name, route, isOnSocket, who, errors } of Object.values(all)) {
    expect(route !== null || isOnSocket, `${name} has no way in`).toBe(true);
    expect(who.length, `${name} is for nobody`).toBeGreaterThan(0);
    expect(errors.filter((code) => shared.includes(code))).toEqual([]);
  }
});
