// Accents, vowel points and what only says how a character is to be drawn. Marks that make another letter, such as
// the voiced marks of kana, stay.
const dropped =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]|[\ufe00-\ufe0f]|[\p{Cf}\p{Me}]/gu;
const alike: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
  ى: 'ي',
  ة: 'ه',
};
const ofWord = /[\p{L}\p{N}\p{M}]/u;
const standsAlone =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc\p{S}]/u;

/** Whether the character is a word of its own: signs, emoji, and scripts that put no blanks between words. */
export const isAlone = (character: string): boolean => standsAlone.test(character);

export type FoldedCharacter = { character: string; is: 'letter' | 'word' | 'blank' };

const known = new Map<string, FoldedCharacter[]>();
/** Enough for every script that is spoken; no more, whatever people paste. */
const mostKnown = 30_000;

/** What one typed character with its marks is compared as: often one, sometimes two (ß) or none. */
export function foldCharacter(typed: string): FoldedCharacter[] {
  const before = known.get(typed);
  if (before) return before;
  const folded = Array.from(foldedText(typed), (character) => ({
    character,
    is: kindOf(character),
  }));
  if (known.size < mostKnown && typed.length < 8) known.set(typed, folded);
  return folded;
}

function foldedText(typed: string): string {
  const bare = typed.toLowerCase().normalize('NFKD').replace(dropped, '').toLowerCase();
  return Array.from(bare, (character) => alike[character] ?? character)
    .join('')
    .normalize('NFC');
}

function kindOf(character: string): FoldedCharacter['is'] {
  if (isAlone(character)) return 'word';
  return ofWord.test(character) ? 'letter' : 'blank';
}
