import type { Message } from '@deskbell/shared/model/message';
import { dateTime } from './dates.ts';
import type { Words } from './words.ts';

/** A system line in the reader's language; empty for codes newer than this build. */
export function systemText(
  { system }: Message,
  { locale, system: lines }: Words,
  nameOf: (agentId: string | undefined) => string | undefined,
): string {
  if (!system) return '';
  const { by, to, from, until } = system.params;
  const names = { by: nameOf(by), to: nameOf(to), from: nameOf(from) };
  const parts = Object.fromEntries(Object.entries(names).filter(([, name]) => name));
  const time = until && dateTime(locale, until);
  return lines[system.code]?.({ ...parts, ...(time && { until: time }) }) ?? '';
}
