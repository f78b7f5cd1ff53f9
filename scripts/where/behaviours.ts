import { dirname, join, normalize } from 'node:path';
import { eventNames } from '@deskbell/shared/down';
import { commandNames, commands } from '@deskbell/shared/up';
import { codeFiles, readText } from '../check/project-files.ts';
import { kebab } from './kebab.ts';

/** A behaviour and every place it has. Paths are from the project's folder; `null` where it has none. */
export type Behaviour = {
  name: string;
  summary: string;
  who: readonly string[];
  route: string | null;
  wire: string;
  useCase: string | null;
  store: string | null;
  permission: string | null;
  test: string | null;
  /** Events that may follow it. */
  events: string[];
};

/** Every command of the wire with where it lives. */
export function behaviours(): Behaviour[] {
  const files = codeFiles();
  const existing = (path: string) => (files.includes(path) ? path : null);
  return commandNames.map((name) => {
    const { summary, who, route } = commands[name];
    const file = kebab(name);
    const useCase = files.find((path) => isUseCase(path, file)) ?? null;
    const room = useCase?.split('/')[2];
    return {
      name,
      summary,
      who,
      route: route ? `${route.method.toUpperCase()} ${route.path}` : null,
      wire: `shared/src/commands/${file}.ts`,
      useCase,
      store: room ? existing(`server/src/${room}/store.ts`) : null,
      permission: existing('server/src/core/may.ts'),
      test: room ? existing(`server/test/${room}/${file}.test.ts`) : null,
      events: useCase ? eventsAfter(useCase, files) : [],
    };
  });
}

const isUseCase = (path: string, file: string) =>
  path.startsWith('server/src/') && path.split('/').length === 4 && path.endsWith(`/${file}.ts`);

/** Events named by the use-case or by what it builds on in its room. */
function eventsAfter(useCase: string, files: readonly string[]): string[] {
  const seen = new Set<string>();
  const found = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path) || !files.includes(path)) return;
    seen.add(path);
    const text = readText(path);
    for (const name of eventNames)
      if (new RegExp(`\\b${name}\\(|'${name}'`).test(text)) found.add(name);
    for (const [, target = ''] of text.matchAll(/from '(\.{1,2}\/[^']+)'/g)) {
      const next = normalize(join(dirname(path), target));
      if (!/\/(core|db)\/|\/store\.ts$/.test(next)) visit(next);
    }
  };
  visit(useCase);
  return [...found].sort();
}
