export type Formats = ReturnType<typeof createFormats>;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Times and numbers as the reader's language writes them; times are ISO 8601 or clock ms. */
export function createFormats(
  locale: string,
  words: { now: string; today: string; yesterday: string },
) {
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const dateWithYear = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const dayTitle = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });
  const medium = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const number = new Intl.NumberFormat(locale);
  const unit = (name: 'minute' | 'hour') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'narrow' });
  const minutes = unit('minute');
  const hours = unit('hour');

  return {
    time: (at: string) => time.format(new Date(at)),
    full: (at: string) => full.format(new Date(at)),
    medium: (at: string) => medium.format(new Date(at)),
    number: (value: number) => number.format(value),
    /** The shortest that still tells: now, 5m, 3h, Mon, 12 Mar, 12 Mar 2025. */
    relative(at: string, now: number): string {
      const then = new Date(at);
      const age = now - then.getTime();
      if (age < minute) return words.now;
      if (age < hour) return minutes.format(Math.floor(age / minute));
      if (age < 12 * hour || (age < day && dayOf(then) === dayOf(new Date(now))))
        return hours.format(Math.floor(age / hour));
      if (age < 6 * day) return weekday.format(then);
      return then.getFullYear() === new Date(now).getFullYear()
        ? date.format(then)
        : dateWithYear.format(then);
    },
    /** The heading of a day in the thread. */
    dayTitle(at: string, now: number): string {
      const then = new Date(at);
      if (dayOf(then) === dayOf(new Date(now))) return words.today;
      if (dayOf(then) === dayOf(new Date(now - day))) return words.yesterday;
      return then.getFullYear() === new Date(now).getFullYear()
        ? dayTitle.format(then)
        : dateWithYear.format(then);
    },
    localTime(timeZone: string, now: number): string | null {
      try {
        return new Intl.DateTimeFormat(locale, {
          timeStyle: 'short',
          timeZone,
        }).format(now);
      } catch {
        return null;
      }
    },
    languageName(tag: string): string {
      try {
        return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
      } catch {
        return tag;
      }
    },
  };
}

/** The local calendar day of a moment, comparable and stable: `2026-3-14`. */
export function dayOf(at: Date): string {
  return `${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()}`;
}

/** A running clock: `4:07`, `1:02:09`. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const pad = (value: number) => String(value).padStart(2, '0');
  const rest = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return seconds < 3_600 ? rest : `${Math.floor(seconds / 3_600)}:${rest}`;
}
