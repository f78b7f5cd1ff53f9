import { EventEmitter } from 'node:events';
import { withGaps } from '../not-emulated.ts';
import { record } from '../record.ts';

// What has nothing to stand on here: a test drives it by its events and reads in `recorded` what it was asked for.

let idleSeconds = 0;
export const powerMonitor = withGaps(
  'PowerMonitor',
  Object.assign(new EventEmitter(), {
    onBatteryPower: false,
    getSystemIdleTime: () => idleSeconds,
    getSystemIdleState: (after: number) => (idleSeconds >= after ? 'idle' : 'active'),
    /** A test’s way to say how long nobody has touched the machine; Electron has none. */
    pretendIdle(seconds: number) {
      idleSeconds = seconds;
    },
  }),
);

export const shell = withGaps('Shell', {
  async openExternal(url: string) {
    record('shell.openExternal', url);
  },
  showItemInFolder: (path: string) => record('shell.showItemInFolder', path),
});

let copied = '';
export const clipboard = withGaps('Clipboard', {
  readText: async () => copied,
  async writeText(text: string) {
    copied = text;
  },
});

export const dialog = withGaps('Dialog', {
  async showMessageBox(...values: unknown[]) {
    record('dialog.showMessageBox', values.at(-1));
    return { response: 0, checkboxChecked: false };
  },
  showErrorBox(title: string, content: string) {
    record('dialog.showErrorBox', title, content);
    console.error(`${title}: ${content}`);
  },
});

const area = { x: 0, y: 0, width: 1_280, height: 800 };
const display = { id: 1, bounds: area, workArea: area, scaleFactor: 1 };
export const screen = withGaps(
  'Screen',
  Object.assign(new EventEmitter(), {
    getPrimaryDisplay: () => display,
    getAllDisplays: () => [display],
    getDisplayMatching: () => display,
  }),
);

let themeSource = 'system';
export const nativeTheme = withGaps(
  'NativeTheme',
  Object.defineProperties(new EventEmitter(), {
    themeSource: {
      get: () => themeSource,
      set(source: string) {
        themeSource = source;
      },
    },
    shouldUseDarkColors: { get: () => themeSource === 'dark' },
  }),
);
