import { foldCharacter } from './fold-character.ts';

/** A text as search compares it, and where each of its characters came from. */
export type Folded = {
  /** Words between single blanks, one at both ends; empty where there is nothing to find. */
  words: string;
  /** For each UTF-16 unit of `words`, which units of the text it stands for. */
  starts: number[];
  ends: number[];
};

// A character with its marks; what Korean is typed with may come in parts.
const cluster = /[\u1100-\u11ff]+|[\s\S][\p{M}\uff9e\uff9f]*/uy;

/** Makes alike what people take for the same: capitals, accents, widths, ß and ss; punctuation counts as a blank. */
export function fold(text: string): Folded {
  const folding = new Folding();
  folding.blank(0);
  for (let at = 0; at < text.length; ) {
    const end = endOfCharacter(text, at);
    for (const { character, is } of foldCharacter(text.slice(at, end))) {
      if (is !== 'letter') folding.blank(at);
      if (is !== 'blank') folding.add(character, at, end);
      if (is === 'word') folding.blank(end);
    }
    at = end;
  }
  folding.blank(text.length);
  return folding.words === ' ' ? { words: '', starts: [], ends: [] } : folding;
}

class Folding implements Folded {
  words = '';
  starts: number[] = [];
  ends: number[] = [];

  add(character: string, start: number, end: number): void {
    for (let unit = 0; unit < character.length; unit += 1) {
      this.starts.push(start);
      this.ends.push(end);
    }
    this.words += character;
  }

  blank(at: number): void {
    if (!this.words.endsWith(' ')) this.add(' ', at, at);
  }
}

/** No mark can follow where two plain characters stand side by side; that is most of what is written. */
function endOfCharacter(text: string, at: number): number {
  if (text.charCodeAt(at) < 128 && !(text.charCodeAt(at + 1) > 0x2ff)) return at + 1;
  cluster.lastIndex = at;
  return at + (cluster.exec(text)?.[0].length ?? 1);
}
