import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type Row, row } from '../row.ts';

const dist = new URL('../../widget/dist/', import.meta.url);

const gzipped = (file: string) =>
  gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / 1_024;

/** F8, F9: the widget's bytes, beside the lightest peer's (Live Helper Chat, 245 KB before and after opening). */
export async function measureWidgetWeight(): Promise<Row[]> {
  const loader = gzipped('widget.js');
  const chat = readdirSync(new URL('assets/', dist)).find((name) => /^chat\./.test(name));
  const whole = loader + gzipped('frame.html') + gzipped(`assets/${chat}`);
  const lightestPeer = 245;
  const result = (id: string, what: string, { value, limit }: { value: number; limit: number }) =>
    row({
      id,
      what,
      value,
      unit: 'KB gzipped',
      beside: 'lightest peer',
      besideValue: lightestPeer,
      reach: { atMost: limit / lightestPeer },
    });
  return [
    result('F8', 'widget before intent', { value: loader, limit: 3 }),
    result('F9', 'widget open and chatting, English', { value: whole, limit: 35 }),
  ];
}
