import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Turns the end of PostgreSQL's log into one sentence. `doing` fits after "could not be". */
export function whyFailed(logFile: string, doing: string): string {
  const lines = existsSync(logFile) ? readFileSync(logFile, 'utf8').split('\n').slice(-60) : [];
  const text = lines.join('\n');
  const folder = dirname(logFile);
  if (/No space left on device|Disk quota exceeded/i.test(text)) {
    return `The disk that holds ${folder} is full. Free some space, or set DESKBELL_DATA to a folder on another disk; what is stored is unharmed.`;
  }
  if (/Read-only file system/i.test(text)) {
    return `The disk that holds ${folder} is read-only. Set DESKBELL_DATA to a folder that can be written to.`;
  }
  const said = lines.findLast((line) => /\b(FATAL|PANIC|error):/i.test(line));
  const reason = said ? ` It said: ${said.replace(/^.*?\b(FATAL|PANIC|error):\s*/i, '')}.` : '';
  return `The built-in PostgreSQL could not be ${doing}.${reason} Its log is ${logFile}.`;
}
