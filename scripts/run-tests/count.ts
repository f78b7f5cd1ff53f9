export type Skipped = { name: string; reason: string };
export type Count = { passed: number; failed: number; skipped: Skipped[] };

export const nothing: Count = { passed: 0, failed: 0, skipped: [] };

export function sum(counts: readonly Count[]): Count {
  return counts.reduce(
    (total, count) => ({
      passed: total.passed + count.passed,
      failed: total.failed + count.failed,
      skipped: [...total.skipped, ...count.skipped],
    }),
    nothing,
  );
}

export const closingLine = ({ passed, failed, skipped }: Count) =>
  `${passed} passed, ${failed} failed, ${skipped.length} skipped`;
