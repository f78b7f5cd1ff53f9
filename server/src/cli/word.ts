import type { ParseArgsOptionsConfig } from 'node:util';
import { parseArgs } from 'node:util';
import { StartError } from '../start-error.ts';

/** What a command line word does with what follows it; it ends when its promise does. */
export type Word = (args: string[]) => Promise<void>;

export const seeHelp = 'Run `npm run deskbell -- --help` for what there is.';

/**
 * Reads options and the given number of plain arguments.
 * @throws StartError that names the option or argument that is wrong
 */
export function readArguments<const Options extends ParseArgsOptionsConfig>(
  args: string[],
  options: Options,
  names: readonly string[] = [],
) {
  const parsed = parse(args, options);
  const surplus = parsed.positionals[names.length];
  if (surplus !== undefined) throw new StartError(`"${surplus}" is one word too many. ${seeHelp}`);
  const missing = names[parsed.positionals.length];
  if (missing !== undefined) throw new StartError(`The ${missing} is missing. ${seeHelp}`);
  return parsed;
}

function parse<const Options extends ParseArgsOptionsConfig>(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    // Node explains after its first sentence how to pass a dash, which is no help here.
    throw new StartError(`${message.split(/\.(\s|$)/)[0]}. ${seeHelp}`, { cause });
  }
}

/**
 * The word that follows another, as `list` follows `agent`.
 * @throws StartError that lists the words there are
 */
export function sayWhich(of: string, words: Record<string, Word>, word: string | undefined): Word {
  const found = word !== undefined && Object.hasOwn(words, word) ? words[word] : undefined;
  if (found) return found;
  const given = word === undefined ? `${of} needs one more word` : `There is no "${of} ${word}"`;
  throw new StartError(`${given}: ${of} ${Object.keys(words).join(' | ')}.`);
}
