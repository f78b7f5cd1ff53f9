/** One result: a figure, what it is held against, and how far it should reach. */
export type Row = {
  /** As in the list of figures to reach, such as `F1`. */
  id: string;
  what: string;
  value: number;
  unit: string;
  /** What was measured beside it in the same run. */
  beside: string;
  besideValue: number;
  /** `value / besideValue`. */
  ratio: number;
  /** The ratio to reach. */
  reach: { atLeast: number } | { atMost: number };
  /** How many were refused or undelivered, where that is counted; a figure is reached with none only. */
  failed?: number;
};

/** What the hardware or a part of others' making does by itself. */
export type Limit = { what: string; value: number; unit: string };

export const row = (given: Omit<Row, 'ratio'>): Row => ({
  ...given,
  ratio: given.value / given.besideValue,
});

export const isReached = ({ ratio, reach, failed = 0 }: Row): boolean =>
  failed === 0 && ('atLeast' in reach ? ratio >= reach.atLeast : ratio <= reach.atMost);

/** The middle of several runs; this class of hardware is noisy. */
export function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
