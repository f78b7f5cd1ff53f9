// Marks that people leave out when they type: accents, and the vowels of Hebrew and Arabic.
const marks = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]/g;
const plain = /^[\0-\x7f]*$/;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc]/gu;

/** The text as it is compared: without case, accents and widths. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  return plain.test(lower) ? lower : lower.normalize('NFKD').replace(marks, '').normalize('NFC');
}

/** Scripts without spaces between words, with one around every sign, so that two signs in a row are found as a phrase. */
export const separateSigns = (folded: string): string => folded.replace(unspaced, ' $& ');
