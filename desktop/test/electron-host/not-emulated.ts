import { readApi } from './api.ts';

/** Thrown by whatever Electron has and this host has not, so that no test passes by touching nothing. */
export class NotEmulated extends Error {
  override name = 'NotEmulated';
  constructor(what: string) {
    super(`electron-host: ${what} is not emulated`);
  }
}

export const api = readApi();

const gaps = new Map<string, string[]>();

/** Everything that would throw, as `Class.member`; statics have a `#` in front. */
export const listGaps = (): string[] =>
  [...gaps].flatMap(([name, members]) => members.map((member) => `${name}.${member}`)).sort();

/** Makes every instance member of Electron’s class that `object` lacks throw. */
export function withGaps<Kind extends object>(
  name: string,
  object: Kind,
  own: readonly string[] = [],
): Kind {
  const members = api.classes.get(name);
  if (!members) throw new Error(`electron.d.ts has no ${name}`);
  const lacks = (member: string) => !(member in object) && !own.includes(member);
  const methods = [...members.methods].filter(lacks);
  const properties = [...members.properties].filter(lacks);
  for (const member of methods) leaveOut(object, `${name}.${member}`);
  for (const member of properties) leaveOutProperty(object, `${name}.${member}`);
  gaps.set(name, [...methods, ...properties]);
  return object;
}

/** The same for static members. */
export function withStaticGaps<Kind extends object>(name: string, object: Kind): Kind {
  const statics = [...(api.classes.get(name)?.statics ?? [])].filter((one) => !(one in object));
  for (const member of statics) leaveOut(object, `${name}.${member}`);
  gaps.set(`#${name}`, statics);
  return object;
}

function leaveOut(object: object, what: string): void {
  const value = () => {
    throw new NotEmulated(what);
  };
  Object.defineProperty(object, memberOf(what), { value, configurable: true, writable: true });
}

function leaveOutProperty(object: object, what: string): void {
  const refuse = () => {
    throw new NotEmulated(what);
  };
  Object.defineProperty(object, memberOf(what), { get: refuse, set: refuse, configurable: true });
}

const memberOf = (what: string) => what.slice(what.indexOf('.') + 1);

/** Stands for a whole module of Electron’s that is not here. */
export function absent(name: string): unknown {
  gaps.set(name, ['*']);
  return new Proxy(class {}, {
    get(_, key) {
      if (typeof key === 'symbol' || key === 'then' || key === '__esModule') return undefined;
      throw new NotEmulated(`${name}.${key}`);
    },
    apply() {
      throw new NotEmulated(name);
    },
    construct() {
      throw new NotEmulated(`new ${name}`);
    },
  });
}
