export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'bold' | 'italic'; inner: Inline[] }
  | { kind: 'link'; url: string; inner: Inline[] };

export type Block =
  | { kind: 'paragraph'; inner: Inline[] }
  | { kind: 'list'; isOrdered: boolean; start: number; items: Inline[][] }
  | { kind: 'code'; text: string };

// Content stops at the next mark of its kind, so that no text can make the search slow.
const marks =
  /`(?<code>[^`\n]+)`|\[(?<label>[^\][\n]{1,500})\]\((?<target>(?:https?:\/\/|mailto:)[^\s()<>"]+)\)|(?<url>\bhttps?:\/\/[^\s<>"]+)|\*\*(?=\S)(?<bold>[^*\n]+)(?<=\S)\*\*|(?<![\p{L}\p{N}*])\*(?=\S)(?<star>[^*\n]+)(?<=\S)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?=\S)(?<line>[^_\n]+)(?<=\S)_(?![\p{L}\p{N}_])/gu;

const item = /^\s{0,3}(?:[-*•]|(?<number>\d{1,4})[.)])\s+(?<text>.*)$/u;
const fence = /^\s{0,3}```/u;

/**
 * Markdown-lite: bold, italic, code, links and lists, as a tree to draw; never HTML. Links carry `http`, `https` or
 * `mailto` only. Line breaks stay in the text.
 */
export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  let paragraph: string[] = [];
  const flush = () => {
    const whole = paragraph.join('\n').replace(/^\n+|\n+$/g, '');
    if (whole !== '') blocks.push({ kind: 'paragraph', inner: parseInline(whole) });
    paragraph = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const end = fence.test(line) ? lines.findIndex((each, i) => i > at && fence.test(each)) : -1;
    if (end > 0) {
      flush();
      blocks.push({ kind: 'code', text: lines.slice(at + 1, end).join('\n') });
      at = end;
      continue;
    }
    const match = item.exec(line);
    if (!match?.groups) {
      paragraph.push(line);
      continue;
    }
    flush();
    addItem(blocks, {
      number: match.groups.number,
      text: match.groups.text ?? '',
      isNext: at > 0 && item.test(lines[at - 1] ?? ''),
    });
  }
  flush();
  return blocks;
}

type Item = { number: string | undefined; text: string; isNext: boolean };

function addItem(blocks: Block[], { number, text, isNext }: Item): void {
  const isOrdered = number !== undefined;
  const last = blocks.at(-1);
  const inner = parseInline(text);
  if (isNext && last?.kind === 'list' && last.isOrdered === isOrdered) last.items.push(inner);
  else blocks.push({ kind: 'list', isOrdered, start: Number(number ?? 1), items: [inner] });
}

function parseInline(text: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    const mark = match.groups ? inlineOf(match.groups) : null;
    if (!mark) continue;
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    parts.push(mark.inline);
    from = match.index + match[0].length - mark.rest;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

/** What a mark means, and how many of its last characters belong to the text after it. */
function inlineOf(
  groups: Record<string, string | undefined>,
): { inline: Inline; rest: number } | null {
  const { code, label, target, url, bold } = groups;
  const italic = groups.star ?? groups.line;
  if (code !== undefined) return { inline: { kind: 'code', text: code }, rest: 0 };
  if (label !== undefined && target !== undefined)
    return {
      inline: { kind: 'link', url: target, inner: [{ kind: 'text', text: label }] },
      rest: 0,
    };
  if (url !== undefined) {
    const bare = withoutTail(url);
    return {
      inline: { kind: 'link', url: bare, inner: [{ kind: 'text', text: bare }] },
      rest: url.length - bare.length,
    };
  }
  if (bold !== undefined) return { inline: { kind: 'bold', inner: parseInline(bold) }, rest: 0 };
  if (italic !== undefined)
    return { inline: { kind: 'italic', inner: parseInline(italic) }, rest: 0 };
  return null;
}

/** An address without the punctuation of the sentence it stands in; a closing bracket stays if it was opened. */
function withoutTail(url: string): string {
  let bare = url.replace(/[.,;:!?'"»”’…。，、！？]+$/u, '');
  if (bare.endsWith(')') && !bare.includes('(')) bare = bare.slice(0, -1);
  return bare;
}
