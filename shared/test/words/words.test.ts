import { expect, test } from 'vitest';
import { widget as ar } from '../../src/words/ar/widget.ts';
import { widget as en } from '../../src/words/en/widget.ts';
import { locales, pickLocale } from '../../src/words/locales.ts';
import { widget as ru } from '../../src/words/ru/widget.ts';

const catalogue = async (locale: string, part: string): Promise<Record<string, unknown>> =>
  (await import(`../../src/words/${locale}/${part}.ts`))[part];

test('the first known language of a wish list is spoken, regions aside, English at last', () => {
  expect(pickLocale([undefined, '', 'pt-BR', 'de-AT', 'fr'])).toBe('de');
  expect(pickLocale(['zh_Hans_CN'])).toBe('zh');
  expect(pickLocale(['nl', null])).toBe('en');
});

test('no visitor reads English in another language', async () => {
  const english = await catalogue('en', 'widget');
  for (const locale of locales.filter((each) => each !== 'en')) {
    const words = await catalogue(locale, 'widget');
    expect(Object.keys(words)).toEqual(Object.keys(english));
    const same = Object.keys(words).filter((key) => words[key] === english[key]);
    expect(same.filter((key) => !['chat', 'offline', 'messages'].includes(key))).toEqual([]);
  }
});

test('counts take the form their language has for them', () => {
  expect([1, 2].map(en.newMessages)).toEqual(['1 new message', '2 new messages']);
  expect([1, 2, 5, 21].map(ru.newMessages)).toEqual([
    '1 новое сообщение',
    '2 новых сообщения',
    '5 новых сообщений',
    '21 новое сообщение',
  ]);
  expect([1, 2].map(ar.newMessages)).toEqual(['رسالة جديدة', 'رسالتان جديدتان']);
});

test('a time of reply is said in the unit that fits', () => {
  expect(en.replyTime(1)).toBe('Usually replies in 1 minute');
  expect(en.replyTime(120)).toBe('Usually replies in 2 hours');
  expect(en.replyTime(4_320)).toBe('Usually replies in 3 days');
});
