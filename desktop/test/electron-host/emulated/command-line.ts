import { withGaps } from '../not-emulated.ts';

/** Switches for Chromium: from the command line, or added by the app. */
export class CommandLine {
  readonly switches = new Map<string, string>();

  constructor(values: readonly string[]) {
    for (const value of values) {
      const [, name, held = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(value) ?? [];
      if (name) this.switches.set(name, held);
    }
  }

  appendSwitch(name: string, value = ''): void {
    this.switches.set(name.toLowerCase(), value);
  }
  hasSwitch(name: string): boolean {
    return this.switches.has(name);
  }
  getSwitchValue(name: string): string {
    return this.switches.get(name) ?? '';
  }
  removeSwitch(name: string): void {
    this.switches.delete(name);
  }
}
withGaps('CommandLine', CommandLine.prototype);
