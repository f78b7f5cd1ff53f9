import { foldText, separateSigns } from './search-text.ts';

/** One thing that has to be in a message: a word, or a phrase in quotes. */
type Term = { text: string; isQuoted: boolean };

/** What was typed, as questions to the two indexes; null where an index cannot answer. */
export type SearchTerms = {
  /** All words, the one still being typed by its beginning. */
  words: string | null;
  /** All parts of words, as candidates: `isIn` decides. */
  parts: string | null;
  /** Whether a folded text holds every term as it is. */
  isIn(folded: string): boolean;
};

/** Fewer letters than this begin too many words to be worth an answer. */
const shortestPrefix = 3;
const shortestPart = 3;

export function readSearch(text: string): SearchTerms {
  // A control character would end the question that the index is asked.
  const typed = text.replaceAll(/\p{Cc}/gu, ' ');
  const terms = termsIn(typed);
  const isTyping = /\S$/.test(typed);
  const last = terms.at(-1);
  const asWord = (term: Term) => {
    const isPrefix = isTyping && term === last && !term.isQuoted;
    return quote(separateSigns(term.text)) + (isPrefix && isLong(term) ? ' *' : '');
  };
  // Quotes ask for the words as they are.
  const inParts = terms.some(({ isQuoted }) => isQuoted) ? [] : terms;
  const parts = new Set(inParts.flatMap(({ text }) => threes(text)).map(quote));
  return {
    words: terms.length > 0 ? terms.map(asWord).join(' AND ') : null,
    parts: parts.size > 0 ? [...parts].join(' AND ') : null,
    isIn: (folded) => terms.every((term) => folded.includes(term.text)),
  };
}

/** Punctuation alone is nothing that an index knows. */
function termsIn(typed: string): Term[] {
  return [...foldText(typed).matchAll(/"([^"]*)"?|([^\s"]+)/g)]
    .map(([, phrase, word]) => ({
      text: (phrase ?? word ?? '').trim().replaceAll(/\s+/g, ' '),
      isQuoted: phrase !== undefined,
    }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

const isLong = ({ text }: Term): boolean => [...text].length >= shortestPrefix;

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function threes(text: string): string[] {
  const signs = [...text];
  return signs.slice(shortestPart - 1).map((_, at) => signs.slice(at, at + shortestPart).join(''));
}
