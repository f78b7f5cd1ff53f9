export type ShortcutName =
  | 'palette'
  | 'sheet'
  | 'nthTab'
  | 'nextTab'
  | 'previousTab'
  | 'closeTab'
  | 'reopenTab'
  | 'pinTab'
  | 'moveTabForward'
  | 'moveTabBack'
  | 'list'
  | 'composer'
  | 'noteMode'
  | 'search'
  | 'accept'
  | 'closeChat'
  | 'panel';

/** `mod` is Cmd on a Mac and Ctrl elsewhere; `code` is the key's place, so that every layout works. */
type Keys = { code: string; mod?: true; ctrl?: true; alt?: true; shift?: true };

/**
 * The keys of each shortcut, the best first; keys with Alt are those no browser keeps for itself. On a Mac Option types
 * (“@”, “ź”, “[”), so there Alt stands for Control and Option together.
 */
export const shortcuts: Record<ShortcutName, readonly Keys[]> = {
  palette: [{ code: 'KeyK', mod: true }],
  sheet: [{ code: 'Slash', mod: true }],
  nthTab: [
    { code: 'Digit', mod: true },
    { code: 'Digit', alt: true },
  ],
  nextTab: [
    { code: 'Tab', ctrl: true },
    { code: 'KeyJ', alt: true },
  ],
  previousTab: [
    { code: 'Tab', ctrl: true, shift: true },
    { code: 'KeyK', alt: true },
  ],
  closeTab: [
    { code: 'KeyW', mod: true },
    { code: 'KeyW', alt: true },
  ],
  reopenTab: [
    { code: 'KeyT', mod: true, shift: true },
    { code: 'KeyR', alt: true },
  ],
  pinTab: [{ code: 'KeyP', alt: true }],
  moveTabForward: [{ code: 'KeyJ', alt: true, shift: true }],
  moveTabBack: [{ code: 'KeyK', alt: true, shift: true }],
  list: [{ code: 'KeyL', alt: true }],
  composer: [{ code: 'KeyI', alt: true }],
  noteMode: [
    { code: 'KeyN', mod: true, shift: true },
    { code: 'KeyN', alt: true },
  ],
  search: [{ code: 'KeyF', mod: true }],
  accept: [{ code: 'KeyA', alt: true }],
  closeChat: [{ code: 'KeyX', alt: true }],
  panel: [{ code: 'KeyO', alt: true }],
};

type Pressed = Pick<
  KeyboardEvent,
  'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
> & { getModifierState?: (key: string) => boolean };

/** Whether the key press types a character other than the key's plain one, as Option and AltGr do. */
export function isTyped(event: Pressed): boolean {
  const { code, key, ctrlKey, altKey } = event;
  // Nothing is typed with Control, and with AltGr as Windows tells of it no shortcut is.
  if (ctrlKey) return false;
  if (key === 'Dead' || event.getModifierState?.('AltGraph')) return true;
  const isPlain = !code.startsWith('Key') || /^([a-z]|(?!\p{Script=Latin})\p{L})$/iu.test(key);
  return altKey && [...key].length === 1 && !isPlain;
}

function isPressed(keys: Keys, event: Pressed, isMac: boolean): boolean {
  const isCtrl = Boolean(keys.ctrl) || (isMac ? Boolean(keys.alt) : Boolean(keys.mod));
  const isMeta = Boolean(keys.mod) && isMac;
  return (
    (keys.code === 'Digit' ? /^Digit[1-9]$/.test(event.code) : event.code === keys.code) &&
    event.ctrlKey === isCtrl &&
    event.metaKey === isMeta &&
    event.altKey === Boolean(keys.alt) &&
    event.shiftKey === Boolean(keys.shift)
  );
}

/** Which shortcut a key press is; `digit` is set for those that count. */
export function shortcutOf(
  event: Pressed,
  isMac: boolean,
): { name: ShortcutName; digit: number } | null {
  for (const [name, all] of Object.entries(shortcuts) as [ShortcutName, readonly Keys[]][])
    if (all.some((keys) => isPressed(keys, event, isMac)))
      return { name, digit: Number(/^Digit(\d)$/.exec(event.code)?.[1] ?? 0) };
  return null;
}

type Naming = { ctrl: string; alt: string; shift: string; mod: string; between: string };

const onMac: Naming = { ctrl: '⌃', alt: '⌃⌥', shift: '⇧', mod: '⌘', between: '' };
const elsewhere: Naming = { ctrl: 'Ctrl', alt: 'Alt', shift: 'Shift', mod: 'Ctrl', between: '+' };

const keyName = (code: string): string =>
  code === 'Digit' ? '1–9' : code.replace('Key', '').replace('Slash', '/');

/** What is held for the keys with Alt, as people read it: `⌃⌥`, `Alt`. */
export const altName = (isMac: boolean): string => (isMac ? onMac : elsewhere).alt;

/** A shortcut's keys as people read them: `⌘K`, `Ctrl+K`. */
export function keyNamesOf(name: ShortcutName, isMac: boolean): string[] {
  const naming = isMac ? onMac : elsewhere;
  const held = ['mod', 'ctrl', 'alt', 'shift'] as const;
  return shortcuts[name].map((keys) =>
    [...held.filter((key) => keys[key]).map((key) => naming[key]), keyName(keys.code)].join(
      naming.between,
    ),
  );
}
