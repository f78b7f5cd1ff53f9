import { type Block, type Inline, parseMarkdown } from '@deskbell/shared/rules/markdown';
import type { ComponentChildren } from 'preact';

function piece(inline: Inline): ComponentChildren {
  if (inline.kind === 'text') return inline.text;
  if (inline.kind === 'code') return <code>{inline.text}</code>;
  const children = inline.inner.map(piece);
  if (inline.kind === 'link')
    return (
      <a href={inline.url} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
    );
  return inline.kind === 'bold' ? <strong>{children}</strong> : <em>{children}</em>;
}

function view(block: Block): ComponentChildren {
  if (block.kind === 'paragraph') return <p>{block.inner.map(piece)}</p>;
  if (block.kind === 'code')
    return (
      <pre>
        <code>{block.text}</code>
      </pre>
    );
  const items = block.items.map((item) => <li>{item.map(piece)}</li>);
  return block.isOrdered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
}

/** Text as the visitor reads it; made of elements only, so that no text can become markup. */
export function Markdown({ text }: { text: string }) {
  return <>{parseMarkdown(text).map(view)}</>;
}
