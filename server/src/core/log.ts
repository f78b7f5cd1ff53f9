import { type Logger, pino } from 'pino';

/** JSON lines on standard output; never the text of a message, a token or a password. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: { name: 'deskbell' },
    redact: ['*.token', '*.password', '*.text', '*.preview', '*.authorization'],
  });
}
