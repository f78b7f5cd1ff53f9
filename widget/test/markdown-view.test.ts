import fc from 'fast-check';
import type { VNode } from 'preact';
import { expect, test } from 'vitest';
import { Markdown } from '../src/chat/markdown-view.tsx';

type Element = { tag: string; props: Record<string, unknown> };

/** Every element that a text becomes, without drawing it. */
function elementsOf(text: string): { elements: Element[]; text: string } {
  const elements: Element[] = [];
  let shown = '';
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) walk(child);
    else if (typeof node === 'string') shown += node;
    else if (typeof node === 'object' && node !== null) {
      const { type, props } = node as VNode<Record<string, unknown>>;
      if (typeof type === 'string') elements.push({ tag: type, props });
      walk(props.children);
    }
  };
  walk(Markdown({ text }));
  return { elements, text: shown };
}

const allowed = new Set(['p', 'strong', 'em', 'code', 'pre', 'ul', 'ol', 'li', 'a']);

function requireHarmless(text: string): void {
  for (const { tag, props } of elementsOf(text).elements) {
    expect(allowed).toContain(tag);
    const names = Object.keys(props).filter((name) => !['children', 'start'].includes(name));
    expect(names).toEqual(tag === 'a' ? ['href', 'target', 'rel'] : []);
    if (tag !== 'a') continue;
    expect(props.href).toMatch(/^(https?:\/\/|mailto:)/);
    expect(props.rel).toContain('noopener');
  }
}

const attack = fc.constantFrom(
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](data:text/html,<script>alert(1)</script>)',
  '[a](https://a.example" onclick="alert(1))',
  '[a](vbscript:x)',
  'https://a.example/"onmouseover="alert(1)',
  '**[a](javascript:1)**',
  '`<b>`',
  '```\n<b>\n```',
  '- <i>\n1. *x*',
  '\u202e',
);

test('no text becomes anything but harmless elements and safe links', () => {
  const text = fc.array(
    fc.oneof(attack, fc.string(), fc.constantFrom('*', '_', '`', '[', '](', ')')),
  );
  fc.assert(fc.property(text, (parts) => requireHarmless(parts.join(''))));
});

test('markup in a text is shown as it was typed', () => {
  expect(elementsOf('<b>bold</b> & more').text).toBe('<b>bold</b> & more');
});

test('bold, italic, code, lists and links are drawn', () => {
  const { elements } = elementsOf('**a** *b* `c` [d](https://d.example)\n\n- e\n\n```\nf\n```');
  expect(new Set(elements.map(({ tag }) => tag))).toEqual(
    new Set(['p', 'strong', 'em', 'code', 'a', 'ul', 'li', 'pre']),
  );
});
