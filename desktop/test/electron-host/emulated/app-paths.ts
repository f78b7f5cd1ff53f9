import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The folders an app may ask for. */
export class AppPaths {
  readonly #chosen = new Map<string, string>();

  get(name: string, app: { name: string; userData: string }): string {
    const chosen = this.#chosen.get(name);
    if (chosen !== undefined) return chosen;
    const home = homedir();
    const appData = process.env.XDG_CONFIG_HOME || join(home, '.config');
    const userData = this.#chosen.get('userData') || app.userData || join(appData, app.name);
    const known: Record<string, string> = {
      home,
      appData,
      userData,
      sessionData: userData,
      logs: join(userData, 'logs'),
      crashDumps: join(userData, 'Crashpad'),
      temp: tmpdir(),
      exe: process.execPath,
      downloads: join(home, 'Downloads'),
      documents: join(home, 'Documents'),
      desktop: join(home, 'Desktop'),
    };
    const path = known[name];
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  set(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    mkdirSync(path, { recursive: true });
    this.#chosen.set(name, path);
  }
}
