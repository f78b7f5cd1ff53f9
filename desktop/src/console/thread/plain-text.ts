import { type Block, type Inline, parseMarkdown } from '@deskbell/shared/rules/markdown';

/** A message's text in one line, without the marks of its markup. */
export function plainText(text: string): string {
  return parseMarkdown(text).map(ofBlock).join(' ').replace(/\s+/g, ' ').trim();
}

function ofBlock(block: Block): string {
  if (block.kind === 'code') return block.text;
  return block.kind === 'list' ? block.items.map(ofInlines).join(' ') : ofInlines(block.inner);
}

const ofInlines = (inner: readonly Inline[]): string =>
  inner.map((part) => ('inner' in part ? ofInlines(part.inner) : part.text)).join('');
