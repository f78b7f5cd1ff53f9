import { type DestinationStream, type Logger, pino } from 'pino';

const secret = ['token', 'password', 'identity', 'text', 'preview', 'email', 'authorization'];

/**
 * JSON lines on standard output, or into `destination`. Never what people wrote, and nothing they prove themselves by:
 * inputs and answers are not logged at all, of errors only what cannot hold them, and known names are blotted out.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { name: 'deskbell' },
    serializers: { err: tellable },
    redact: secret.flatMap((name) => [name, `*.${name}`]),
  };
  return destination ? pino(options, destination) : pino(options);
}

/** What Postgres adds to an error that names things, never rows: `detail` and `where` may hold a message. */
const harmless = ['code', 'severity', 'schema', 'table', 'column', 'constraint', 'routine'];

type Told = Record<string, unknown>;

/** An error without what may have come from a person; `cause` goes with it. */
function tellable(error: unknown): Told {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, cause } = error;
  const told: Told = { type: name, message, stack };
  for (const key of harmless) if (key in error) told[key] = (error as unknown as Told)[key];
  if (cause !== undefined) told.cause = tellable(cause);
  return told;
}
