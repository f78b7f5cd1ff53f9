import type { Locale } from './locales.ts';

/** A length of time in words, in minutes below an hour, hours below two days, else days: “5 minutes”. */
export function duration(locale: Locale, minutes: number): string {
  const [value, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 2_880
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / 1_440), 'day'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
