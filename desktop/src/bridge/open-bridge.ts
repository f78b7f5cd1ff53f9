import { browserBridge } from './browser.ts';
import type { Bridge } from './contract.ts';
import { electronBridge } from './electron.ts';
import type { Shell } from './shell-wire.ts';

/** The bridge to whatever this page runs in. */
export function openBridge(): Bridge {
  const { deskbellShell } = window as { deskbellShell?: Shell };
  return deskbellShell ? electronBridge(deskbellShell) : browserBridge();
}
