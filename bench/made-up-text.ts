/** Texts whose words are spread as in real ones: a few in most messages, most in hardly any. The same for the same seed. */
export class MadeUpText {
  readonly #random: () => number;
  readonly #words: string[];

  constructor(seed: number) {
    this.#words = madeUpWords(randomFrom(1));
    this.#random = randomFrom(seed);
  }

  /** One of the words, a common one more likely. */
  word(): string {
    return this.#common(this.#words);
  }

  /** A message of three to thirty words; one in eight in Chinese, one in eight in Cyrillic. */
  message(): string {
    const kind = this.#random();
    const length = 3 + Math.floor(this.#random() ** 2 * 27);
    if (kind < 1 / 8) return this.chinese(length);
    const words = Array.from({ length }, () => this.word());
    return `${(kind < 2 / 8 ? words.map(toCyrillic) : words).join(' ')}.`;
  }

  chinese(length: number): string {
    return Array.from({ length }, () => this.#common(characters)).join('');
  }

  #common(from: readonly string[]): string {
    return from[Math.floor(from.length ** this.#random()) - 1] ?? '';
  }
}

const syllables =
  'ba ce di fo gu la me ni po ru sa te vi wo ing tion est er al ent str pre con ly ness th sh ch an or'.split(
    ' ',
  );
/** Two thousand characters in use. */
const characters = Array.from({ length: 2_000 }, (_, at) => String.fromCodePoint(0x4e00 + at * 7));

const toCyrillic = (word: string): string =>
  word.replace(/[a-z]/g, (letter) => String.fromCodePoint(0x430 + letter.charCodeAt(0) - 97));

function madeUpWords(random: () => number): string[] {
  const words = new Set<string>();
  while (words.size < 40_000) {
    const length = (words.size > 100 ? 2 : 1) + Math.floor(random() ** 2 * 4);
    const parts = Array.from(
      { length },
      () => syllables[Math.floor(random() * syllables.length)] ?? '',
    );
    words.add(parts.join(''));
  }
  return [...words];
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
