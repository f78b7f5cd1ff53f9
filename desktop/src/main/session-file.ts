import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { agent } from '@deskbell/shared/model/agent';
import { z } from 'zod';
import type { Seal } from './seal.ts';

const session = z.object({ serverUrl: z.string(), token: z.string(), agent });
export type Session = z.infer<typeof session>;

/** Who is signed in; without a keyring only until the app ends. */
export type SessionFile = {
  current(): Session | null;
  keep(session: Session): Promise<void>;
  forget(): Promise<void>;
};

export async function openSessionFile(folder: string, seal: Seal): Promise<SessionFile> {
  const path = join(folder, 'session');
  let held = await read(path, seal);
  return {
    current: () => held,
    async keep(next) {
      held = next;
      const sealed = await seal.close(JSON.stringify(next));
      if (sealed) await replaceFile(path, sealed);
      else await rm(path, { force: true });
    },
    async forget() {
      held = null;
      await rm(path, { force: true });
    },
  };
}

async function read(path: string, seal: Seal): Promise<Session | null> {
  if (!existsSync(path)) return null;
  const text = await seal.open(await readFile(path));
  const parsed = text === null ? null : session.safeParse(JSON.parse(text));
  return parsed?.success ? parsed.data : null;
}

/** Old or new, never half of either. */
async function replaceFile(path: string, content: Buffer): Promise<void> {
  const part = `${path}.part`;
  await writeFile(part, content, { mode: 0o600, flush: true });
  await rename(part, path);
}
