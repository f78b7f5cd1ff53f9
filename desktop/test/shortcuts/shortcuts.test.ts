import { describe, expect, it } from 'vitest';
import {
  isTyped,
  keyNamesOf,
  shortcutOf,
  shortcuts,
} from '../../src/console/shortcuts/shortcuts.ts';

const press = (code: string, held: string[] = []) => ({
  code,
  key: '',
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
});

describe('shortcuts', () => {
  it('use Ctrl, and Cmd on a Mac', () => {
    expect(shortcutOf(press('KeyK', ['ctrl']), false)?.name).toBe('palette');
    expect(shortcutOf(press('KeyK', ['ctrl']), true)).toBeNull();
    expect(shortcutOf(press('KeyK', ['meta']), true)?.name).toBe('palette');
  });

  it('reach tabs by number with Alt too, since a browser keeps Ctrl for its own tabs', () => {
    expect(shortcutOf(press('Digit3', ['ctrl']), false)).toEqual({ name: 'nthTab', digit: 3 });
    expect(shortcutOf(press('Digit3', ['alt']), false)).toEqual({ name: 'nthTab', digit: 3 });
  });

  it('leave alone what AltGr types and what has a key too many', () => {
    expect(shortcutOf(press('KeyJ', ['ctrl', 'alt']), false)).toBeNull();
    expect(shortcutOf(press('KeyK'), false)).toBeNull();
    expect(shortcutOf(press('KeyW', ['alt', 'shift']), false)).toBeNull();
  });

  it('leave alone what Option types on a Mac, and take Control and Option instead', () => {
    for (const [code, key] of [
      ['KeyL', '@'],
      ['KeyA', 'ą'],
      ['KeyX', 'ź'],
      ['Digit5', '['],
    ] as const)
      expect(shortcutOf({ ...press(code, ['alt']), key }, true)).toBeNull();
    expect(shortcutOf({ ...press('KeyL', ['ctrl', 'alt']), key: '¬' }, true)?.name).toBe('list');
    expect(keyNamesOf('list', true)).toEqual(['⌃⌥L']);
  });

  it('give way to a character that is typed with Alt, and to no plain letter of any script', () => {
    const isTypedWith = (code: string, key: string) =>
      isTyped({ ...press(code, ['alt']), code, key });
    expect(isTypedWith('KeyL', '@')).toBe(true);
    expect(isTypedWith('KeyA', 'ą')).toBe(true);
    expect(isTypedWith('KeyE', 'Dead')).toBe(true);
    expect(isTypedWith('KeyL', 'l')).toBe(false);
    expect(isTypedWith('KeyL', 'д')).toBe(false);
    expect(isTypedWith('Digit1', '&')).toBe(false);
    const withAltGr = { ...press('KeyL', ['alt']), key: 'ł' };
    expect(isTyped({ ...withAltGr, key: 'l', getModifierState: () => true })).toBe(true);
  });

  it('are each their own', () => {
    const all = Object.values(shortcuts)
      .flat()
      .map((keys) => JSON.stringify(keys));
    expect(new Set(all).size).toBe(all.length);
  });

  it('are written the way each system writes them', () => {
    expect(keyNamesOf('nextTab', false)).toEqual(['Ctrl+Tab', 'Alt+J']);
    expect(keyNamesOf('palette', true)).toEqual(['⌘K']);
  });
});
