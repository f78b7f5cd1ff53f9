import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verbs } from '../people/wording.ts';
import { type Finding, finding } from './finding.ts';

const written = new RegExp(` (${verbs.join('|')}) #\\d+`);

/** What people wrote is in no log of a server, also not in what it says of a failing database. */
export function checkLogs(folder: string): Finding[] {
  const files = readdirSync(folder).filter((name) => /^server-\d+\.log$/.test(name));
  return files.flatMap((name) => {
    const line = readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .find((text) => written.test(text));
    return line === undefined ? [] : [finding('logs')(`${name} holds ${excerptOf(line)}`)];
  });
}

function excerptOf(line: string): string {
  const at = line.search(written);
  return JSON.stringify(line.slice(Math.max(0, at - 80), at + 40));
}
