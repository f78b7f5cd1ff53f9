import { describe, expect, it } from 'vitest';
import { matchesOf, splitByQuery } from '../../src/console/thread/search.ts';
import { eg } from '../example.ts';

describe('the search in a thread', () => {
  it('marks every match, letter case aside', () => {
    expect(splitByQuery('Order, order', 'ORDER')).toEqual([
      { at: 0, part: 'Order', isMatch: true },
      { at: 5, part: ', ', isMatch: false },
      { at: 7, part: 'order', isMatch: true },
    ]);
  });

  it('leaves a text whole whose length changes with its case', () => {
    expect(splitByQuery('İstanbul', 'i')).toEqual([{ at: 0, part: 'İstanbul', isMatch: false }]);
  });

  it('finds messages in order and nothing for a blank query', () => {
    const messages = [
      eg.message(1, { text: 'Where is it?' }),
      eg.message(2, { text: 'Here' }),
      eg.message(3, { text: 'where?' }),
    ];
    expect(matchesOf(messages, ' WHERE ')).toEqual([1, 3]);
    expect(matchesOf(messages, '  ')).toEqual([]);
  });
});
