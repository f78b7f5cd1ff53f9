import { app } from 'electron';

/** What whoever starts the app may say on its command line. */
export type Settings = {
  /** `--server-url=https://…`: the one server this app speaks to; null lets the agent choose. */
  serverUrl: string | null;
  /**
   * `--accept-weak-keyring`: stays signed in over a restart even where the system has no keyring, only a key that
   * everybody knows.
   */
  acceptsWeakKeyring: boolean;
};

export function readSettings(): Settings {
  return {
    serverUrl: app.commandLine.getSwitchValue('server-url') || null,
    acceptsWeakKeyring: app.commandLine.hasSwitch('accept-weak-keyring'),
  };
}
