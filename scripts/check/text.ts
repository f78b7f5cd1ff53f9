import type { Part } from './part.ts';
import { codeFiles, readText } from './project-files.ts';

const longest = 300;

type Rule = {
  /** What must not be there; built from pieces, so that this file does not find itself. */
  pattern: RegExp;
  /** Which files it holds for. */
  where: (path: string) => boolean;
  sentence: string;
};

const inProduct = (path: string) => /^(shared|server|widget|desktop)\/src\//.test(path);

const rules: Rule[] = [
  {
    pattern: new RegExp(['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X\\b', 'HA' + 'CK\\b'].join('|')),
    where: () => true,
    sentence: 'finish it, or open an issue and say nothing here.',
  },
  {
    pattern: new RegExp(['biome' + '-ignore', '@ts' + '-(ignore|nocheck|expect-error)'].join('|')),
    where: () => true,
    sentence: 'mend the code or change the rule for everyone.',
  },
  {
    pattern: /\bipcMain\b/,
    where: (path) => inProduct(path) && path !== 'desktop/src/main/ipc.ts',
    sentence:
      'calls from windows arrive in desktop/src/main/ipc.ts, which checks schema and sender.',
  },
  {
    pattern: /\bipcRenderer\b/,
    where: (path) => inProduct(path) && path !== 'desktop/src/preload.ts',
    sentence: 'a page reaches the main process through desktop/src/preload.ts alone.',
  },
  {
    pattern: /import \{[^}]*\bshell\b[^}]*\} from 'electron'/,
    where: (path) => inProduct(path) && path !== 'desktop/src/main/open-link.ts',
    sentence: 'links are opened by desktop/src/main/open-link.ts, which knows which may be.',
  },
  {
    pattern: /(?<!channel)\.postMessage\(|addEventListener\(\s*'message'/,
    where: (path) => path.startsWith('widget/src/') && path !== 'widget/src/door.ts',
    sentence:
      'page and frame speak through widget/src/door.ts, which checks the origin (a BroadcastChannel is called `channel`).',
  },
];

/** What a file's text breaks, in sentences. */
export function textProblems(path: string, text: string): string[] {
  const lines = text.split('\n');
  const broken = rules
    .filter(({ where }) => where(path))
    .flatMap(({ pattern, sentence }) =>
      lines.flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${index + 1} "${line.trim()}": ${sentence}`] : [],
      ),
    );
  const isTooLong = lines.length - 1 > longest && !path.startsWith('shared/src/words/');
  return isTooLong
    ? [
        ...broken,
        `${path} has ${lines.length - 1} lines, ${longest} is the most: which parts of it are things of their own?`,
      ]
    : broken;
}

export const text: Part = {
  name: 'texts',
  problems: async () => codeFiles().flatMap((path) => textProblems(path, readText(path))),
};
