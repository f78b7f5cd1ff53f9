/** What the app and the desktop need of a window, so that they need not know the class. */
export type HeldWindow = {
  id: number;
  isGone: boolean;
  isClosing: boolean;
  close(): void;
  focus(): void;
};

export const allWindows = new Map<number, HeldWindow>();
