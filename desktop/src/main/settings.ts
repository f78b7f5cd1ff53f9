import { app } from 'electron';

/** What whoever starts the app may say on its command line. */
export type Settings = {
  /** `--server-url=https://…`: the one server this app speaks to; null lets the agent choose. */
  serverUrl: string | null;
};

export function readSettings(): Settings {
  return { serverUrl: app.commandLine.getSwitchValue('server-url') || null };
}
