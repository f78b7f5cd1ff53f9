import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The members of one class of Electron’s, as far as Linux has them. */
type Members = { methods: Set<string>; statics: Set<string>; properties: Set<string> };

export type Api = {
  /** What `require('electron')` has in the main process. */
  exports: string[];
  classes: ReadonlyMap<string, Members>;
};

const listening = new Set(['on', 'once', 'off', 'addListener', 'removeListener', 'constructor']);

/** Reads Electron’s own declarations; they are generated, so every member stands on a line of its own. */
export function readApi(): Api {
  const electron = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const lines = readFileSync(join(electron, 'electron.d.ts'), 'utf8').split('\n');
  const classes = readClasses(lines);
  const base = classes.get('BaseWindow');
  const window = classes.get('BrowserWindow');
  if (base && window)
    for (const kind of ['methods', 'statics', 'properties'] as const)
      window[kind] = new Set([...window[kind], ...base[kind]]);
  return { exports: [...readExports(lines, 'Main'), ...readExports(lines, 'Common')], classes };
}

function readClasses(lines: readonly string[]): Map<string, Members> {
  const classes = new Map<string, Members>();
  let members: Members | null = null;
  let remark = '';
  for (const line of lines) {
    const opened = /^ {2}(?:class|interface) (\w+)/.exec(line);
    if (opened?.[1]) {
      members = classes.get(opened[1]) ?? newMembers();
      classes.set(opened[1], members);
    } else if (line === '  }') members = null;
    else if (/^ {4}( \*|\/\*)/.test(line)) remark += line;
    else if (members && /^ {4}\S/.test(line)) {
      if (isOnLinux(remark)) addMember(members, line);
      remark = '';
    }
  }
  return classes;
}

const newMembers = (): Members => ({
  methods: new Set(),
  statics: new Set(),
  properties: new Set(),
});

function isOnLinux(remark: string): boolean {
  const platforms = /@platform ([\w,]+)/.exec(remark)?.[1];
  return platforms === undefined || platforms.split(',').includes('linux');
}

function addMember(members: Members, line: string): void {
  const found = /^ {4}(static )?(?:readonly )?(?:get |set )?(\w+)(\?)?([(<:])/.exec(line);
  const [, isStatic, name, isOptional, after] = found ?? [];
  if (!name || isOptional || listening.has(name)) return;
  if (isStatic) members.statics.add(name);
  else if (after === ':' || /^ {4}(readonly|get) /.test(line)) members.properties.add(name);
  else members.methods.add(name);
}

function readExports(lines: readonly string[], namespace: string): string[] {
  const from = lines.indexOf(`  namespace ${namespace} {`);
  const to = lines.indexOf('  }', from);
  return lines
    .slice(from, to)
    .flatMap((line) => /^ {4}(?:const|class) (\w+)/.exec(line)?.[1] ?? []);
}
