import { type Block, type Inline, parseMarkdown } from '@deskbell/shared/rules/markdown';
import { memo, type ReactNode } from 'react';
import { useGround } from '../session/context.ts';
import { Marked } from './marked.tsx';

/** A message's text with its light markup; matches of the thread's search are marked. */
export const Markdown = memo(function Markdown({ text, query }: { text: string; query: string }) {
  return (
    <div className="markdown" dir="auto">
      {placed(parseMarkdown(text)).map(({ key, part }) => (
        <BlockOf key={key} block={part} query={query} />
      ))}
    </div>
  );
});

function BlockOf({ block, query }: { block: Block; query: string }) {
  if (block.kind === 'code')
    return (
      <pre dir="ltr">
        <code>
          <Marked text={block.text} query={query} />
        </code>
      </pre>
    );
  if (block.kind === 'paragraph')
    return (
      <p>
        <Inlines inner={block.inner} query={query} />
      </p>
    );
  const items = placed(block.items).map(({ key, part }) => (
    <li key={key}>
      <Inlines inner={part} query={query} />
    </li>
  ));
  return block.isOrdered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
}

function Inlines({ inner, query }: { inner: Inline[]; query: string }) {
  return placed(inner).map(({ key, part }) => <InlineOf key={key} part={part} query={query} />);
}

function InlineOf({ part, query }: { part: Inline; query: string }) {
  if (part.kind === 'text') return <Marked text={part.text} query={query} />;
  if (part.kind === 'code')
    return (
      <code>
        <Marked text={part.text} query={query} />
      </code>
    );
  const inside = <Inlines inner={part.inner} query={query} />;
  if (part.kind === 'bold') return <strong>{inside}</strong>;
  if (part.kind === 'italic') return <em>{inside}</em>;
  return part.kind === 'link' ? <SafeLink url={part.url}>{inside}</SafeLink> : inside;
}

function SafeLink({ url, children }: { url: string; children: ReactNode }) {
  const { bridge } = useGround();
  return (
    <a
      href={url}
      rel="noopener noreferrer nofollow"
      target="_blank"
      onClick={(event) => {
        event.preventDefault();
        void bridge.call('openLink', { url });
      }}
    >
      {children}
    </a>
  );
}

// The parts of a text have no other identity than their place.
const placed = <Part,>(parts: readonly Part[]): { key: string; part: Part }[] =>
  parts.map((part, at) => ({ key: String(at), part }));
