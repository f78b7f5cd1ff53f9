import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, type Inline, parseMarkdown } from '../../src/rules/markdown.ts';

const text = (value: string): Inline => ({ kind: 'text', text: value });

/** Everything the reader would see, and every address they could press. */
function seen(blocks: readonly Block[]): { text: string; urls: string[] } {
  const urls: string[] = [];
  const read = (parts: readonly Inline[]): string =>
    parts
      .map((part) => {
        if (part.kind === 'text' || part.kind === 'code') return part.text;
        if (part.kind === 'link') urls.push(part.url);
        return read(part.inner);
      })
      .join('');
  const whole = blocks.map((block) => {
    if (block.kind === 'code') return block.text;
    return block.kind === 'list' ? block.items.map(read).join('\n') : read(block.inner);
  });
  return { text: whole.join('\n'), urls };
}

describe('Markdown-lite', () => {
  it('knows bold, italic and code, one inside the other', () => {
    expect(parseMarkdown('**bold _both_** and `*plain*`')).toEqual([
      {
        kind: 'paragraph',
        inner: [
          { kind: 'bold', inner: [text('bold '), { kind: 'italic', inner: [text('both')] }] },
          text(' and '),
          { kind: 'code', text: '*plain*' },
        ],
      },
    ]);
  });

  it('leaves alone what only looks like a mark', () => {
    for (const plain of ['2*3*4', 'snake_case_name', '**', 'x * * y', 'a ** b ** c'])
      expect(seen(parseMarkdown(plain)).text).toBe(plain);
  });

  it('makes lists and keeps the number they begin with', () => {
    expect(parseMarkdown('- a\n- b\n\n3. c')).toEqual([
      { kind: 'list', isOrdered: false, start: 1, items: [[text('a')], [text('b')]] },
      { kind: 'list', isOrdered: true, start: 3, items: [[text('c')]] },
    ]);
  });

  it('keeps a fenced block as it was written', () => {
    expect(parseMarkdown('```\n**x**\n  y\n```\nafter')).toEqual([
      { kind: 'code', text: '**x**\n  y' },
      { kind: 'paragraph', inner: [text('after')] },
    ]);
  });

  it('links an address without the punctuation of its sentence', () => {
    const urls = (value: string) => seen(parseMarkdown(value)).urls;
    expect(urls('See https://a.example/b_c_d.')).toEqual(['https://a.example/b_c_d']);
    expect(urls('(https://a.example/x)')).toEqual(['https://a.example/x']);
    expect(urls('https://a.example/Bell_(object)')).toEqual(['https://a.example/Bell_(object)']);
    expect(urls('[the shop](https://a.example)')).toEqual(['https://a.example']);
  });

  it('never links anything but web and mail addresses', () => {
    const tricks = fc.constantFrom(
      'javascript:alert(1)',
      'JaVaScRiPt:x',
      'data:text/html,x',
      '[a](javascript:x)',
      '[a](https://ok.example)',
      'https://ok.example',
      '**',
      '_',
      '`',
      '\n',
      ' ',
      '- ',
      '<img src=x onerror=1>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(tricks, fc.string()), { size: 'medium' }), (parts) => {
        for (const url of seen(parseMarkdown(parts.join(''))).urls)
          expect(url).toMatch(/^(https?:\/\/|mailto:)/);
      }),
    );
  });

  it('stays quick on texts made to be slow', () => {
    const cruel = ['*', '_a ', '[a', '**a ', '`', '```\n', '- ', 'https://', '(', '[x](https://'];
    const startedAt = performance.now();
    for (const piece of cruel) parseMarkdown(piece.repeat(Math.floor(10_000 / piece.length)));
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
