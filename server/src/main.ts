import { readFileSync } from 'node:fs';
import { usage } from './cli/usage.ts';
import type { Word } from './cli/word.ts';
import { seeHelp } from './cli/word.ts';
import { nearestName } from './config/nearest-name.ts';
import { StartError } from './start-error.ts';

// Each word is loaded when it is said, so that `--help` waits for nothing.
const words: Record<string, () => Promise<Word>> = {
  start: async () => (await import('./cli/start.ts')).start,
  migrate: async () => (await import('./cli/migrate.ts')).migrateOnly,
  agent: async () => (await import('./cli/agent.ts')).agent,
  site: async () => (await import('./cli/site.ts')).site,
};

async function main([word = '', ...args]: string[]): Promise<void> {
  if (word === '--help' || word === '-h' || word === 'help') return console.log(usage);
  if (word === '--version' || word === '-v') return console.log(version());
  const load = Object.hasOwn(words, word) ? words[word] : undefined;
  if (!load) throw new StartError(whatIs(word));
  await (await load())(args);
}

function version(): string {
  const file = new URL('../package.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')).version;
}

function whatIs(word: string): string {
  if (word === '') return `Say what to do. ${seeHelp}`;
  const meant = nearestName(word, Object.keys(words));
  return `There is no command "${word}"${meant ? `; was "${meant}" meant?` : '.'} ${seeHelp}`;
}

try {
  await main(process.argv.slice(2));
  process.exit(0);
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}
