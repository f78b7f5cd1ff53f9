/** Relative luminance (WCAG 2) of `#rrggbb`, from 0 to 1. */
export function luminance(color: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** White or black, whichever reads better on the colour; always at least 4.5 : 1. */
export function inkOn(color: string): '#fff' | '#000' {
  return luminance(color) < 0.18 ? '#fff' : '#000';
}
