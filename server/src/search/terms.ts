import { fold } from './fold.ts';
import { isAlone } from './fold-character.ts';

/** More than anybody types; what comes after them is left out. */
const most = 20;
/** What the index knows a text by: so many characters in a row. */
const keyLength = 3;

const quote = '"“”„«»';
const piece = new RegExp(`[${quote}]([^${quote}]*)([${quote}]?)|[^\\s${quote}]+`, 'gu');

/**
 * What a text is searched for, as it stands in folded words; all of it must be found. A word is found anywhere, even
 * inside another, but one or two letters only where a word begins; words in quotes side by side and whole, the last
 * one while its quote is open as far as it is typed.
 */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  for (const [typed, quoted, closing] of text.matchAll(piece)) {
    const words = fold(quoted ?? typed).words;
    if (words === '') continue;
    if (quoted === undefined) terms.push(anywhere(words.trim()));
    else terms.push(closing === '' ? words.trimEnd() : words);
  }
  return [...new Set(terms)].slice(0, most);
}

/** Whether the index can look the term up; what it cannot is only held against what other terms have found. */
export const isKeyed = (term: string): boolean => [...term].length >= keyLength;

function anywhere(words: string): string {
  const characters = [...words];
  const isShort = characters.length < keyLength;
  const before = isShort || isAlone(characters[0] ?? '') ? ' ' : '';
  const after = isAlone(characters.at(-1) ?? '') ? ' ' : '';
  return before + words + after;
}
