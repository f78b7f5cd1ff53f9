import type { Locale } from '@deskbell/shared/words/locales';

const dayMs = 86_400_000;

const startOf = (time: string | number) => new Date(time).setHours(0, 0, 0, 0);

/** The reader's own form of the language, such as `en-GB`: it decides between 15:43 and 3:43 PM. */
export function regional(
  locale: Locale,
  preferred: readonly string[] = navigator.languages,
): string {
  return preferred.find((tag) => tag === locale || tag.startsWith(`${locale}-`)) ?? locale;
}

/** A day as people say it: today, yesterday, a weekday within a week, else the date. */
export function dayName(locale: Locale, at: string, now = Date.now()): string {
  const days = Math.round((startOf(now) - startOf(at)) / dayMs);
  const date = new Date(at);
  if (days < 2) {
    const name = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day');
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  }
  if (days < 7) return date.toLocaleDateString(locale, { weekday: 'long' });
  const isThisYear = date.getFullYear() === new Date(now).getFullYear();
  return date.toLocaleDateString(regional(locale), {
    day: 'numeric',
    month: 'long',
    ...(!isThisYear && { year: 'numeric' }),
  });
}

/** The time of day as the language writes it. */
export function clockTime(locale: Locale, at: string): string {
  return new Date(at).toLocaleTimeString(regional(locale), { hour: 'numeric', minute: '2-digit' });
}

/** A point in time, past or to come, as the language writes it. */
export function dateTime(locale: Locale, at: string): string {
  const format = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(regional(locale), format).format(new Date(at));
}
