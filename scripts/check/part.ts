/** One thing that must hold. */
export type Part = {
  name: string;
  /** What is wrong, one entry for each problem; nothing when all is well. */
  problems: () => Promise<string[]>;
};
