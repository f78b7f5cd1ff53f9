/** Every call of a window's goes over this one channel: `(name, input)`. */
export const callChannel = 'deskbell:call';
/** Everything a window is told comes over this one: `(name, body)`. */
export const toldChannel = 'deskbell:told';

export type ShellAnswer =
  | { ok: true; value: unknown }
  | { ok: false; error: { code: string; message: string } };

/** What the preload puts before the console as `window.deskbellShell`. */
export type Shell = {
  call(name: string, input: unknown): Promise<ShellAnswer>;
  /** One listener at a time; it hears everything. */
  hear(listener: (name: string, body: unknown) => void): void;
};
