import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Plant, plants, type Replacement } from './plants.ts';

const root = new URL('../../../', import.meta.url);

/**
 * From now on this process loads the broken variant of what the plant names; the files stay as they are.
 * @throws Error where a text to be replaced is not there exactly once: the plant must follow the code
 */
export function putIn(plant: Plant): void {
  const { replacements } = plants[plant];
  const byUrl = Map.groupBy(replacements, ({ file }) => new URL(file, root).href);
  for (const [url, ofFile] of byUrl) broken(readFileSync(fileURLToPath(url), 'utf8'), ofFile);
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const ofFile = byUrl.get(url);
      if (!ofFile) return loaded;
      return { ...loaded, source: broken(String(loaded.source), ofFile) };
    },
  });
}

/** The text with every replacement made. */
export function broken(source: string, replacements: readonly Replacement[]): string {
  return replacements.reduce((text, { file, text: from, by }) => {
    const found = text.split(from).length - 1;
    if (found !== 1)
      throw new Error(`The plant has nothing to replace: ${file} holds ${found} times "${from}".`);
    return text.replace(from, () => by);
  }, source);
}
