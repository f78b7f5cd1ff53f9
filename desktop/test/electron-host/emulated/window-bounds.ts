export type Bounds = { x: number; y: number; width: number; height: number };

export type BoundsOptions = Partial<Bounds> & { minWidth?: number; minHeight?: number };

/** Where a window stands, as far as it was said: there is no screen to ask. */
export class WindowBounds {
  #held: Bounds;
  readonly #least: { width: number; height: number };

  constructor({ x = 40, y = 40, width = 800, height = 600, ...least }: BoundsOptions) {
    this.#held = { x, y, width, height };
    this.#least = { width: least.minWidth ?? 0, height: least.minHeight ?? 0 };
  }

  get(): Bounds {
    return { ...this.#held };
  }

  set(next: Partial<Bounds>): void {
    const all = { ...this.#held, ...next };
    this.#held = {
      ...all,
      width: Math.max(all.width, this.#least.width),
      height: Math.max(all.height, this.#least.height),
    };
  }
}
