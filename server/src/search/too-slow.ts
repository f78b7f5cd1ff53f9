import { Refusal } from '../core/refusal.ts';

/** What a search is ended with at its time limit. */
export const tooSlow = (): Refusal =>
  new Refusal('tooSlow', 'the search took too long; search for longer or rarer words, or in less');
