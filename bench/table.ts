import { isReached, type Limit, type Row } from './row.ts';

const figure = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);

/** The results, one line a figure, the head first. */
export function resultTable(rows: readonly Row[]): string[][] {
  const lines = rows.map((row) => [
    row.id,
    row.what,
    `${figure(row.value)} ${row.unit}`,
    `${row.beside}: ${figure(row.besideValue)} ${row.unit}`,
    `${row.ratio.toFixed(2)} ×`,
    'atLeast' in row.reach ? `≥ ${row.reach.atLeast} ×` : `≤ ${row.reach.atMost} ×`,
    row.failed ? `${row.failed} failed` : isReached(row) ? 'reached' : 'not yet',
  ]);
  return [['id', 'measure', 'result', 'beside it', 'ratio', 'to reach', 'state'], ...lines];
}

/** What the hardware does by itself, the head first. */
export function limitTable(limits: readonly Limit[]): string[][] {
  const lines = limits.map(({ what, value, unit }) => [what, `${figure(value)} ${unit}`]);
  return [['limit', 'here'], ...lines];
}

/** Columns one under the other, for a terminal. */
export function toText(table: string[][]): string {
  const widths = (table[0] ?? []).map((_, at) =>
    Math.max(...table.map((line) => line[at]?.length ?? 0)),
  );
  const lines = table.map((line) =>
    line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '),
  );
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** The same in Markdown. */
export function toMarkdown([head = [], ...lines]: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...lines.map(line)].join('\n');
}
