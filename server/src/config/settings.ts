import { z } from 'zod';
import { shortestPassword } from '../core/password.ts';

export type Setting = {
  /** What it is for; shown in `docs/settings.md`. */
  about: string;
  /** Which values are right, fitting after "allowed is". */
  allowed: string;
  /** What holds where it is not set, in words. */
  otherwise: string;
  /** Whether its value must not be shown, or `'password'` where only the password inside its URL must not. */
  hides?: 'all' | 'password';
  schema: z.ZodType<unknown, string>;
};

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= from && value <= to);

const urlOf = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol));

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

/** Every setting, in the order of the docs. A new one is added here and in `config.ts`. */
export const settings = {
  PORT: {
    about: 'The port to serve on.',
    allowed: 'a whole number from 0 to 65535 (0 takes a free one)',
    otherwise: '`4000`',
    schema: wholeNumber(0, 65_535),
  },
  HOST: {
    about: 'The network address to listen on; `127.0.0.1` keeps Deskbell to this machine.',
    allowed: 'an IP address or a host name of this machine',
    otherwise: '`0.0.0.0` (every address)',
    schema: z.string().regex(/^[\w.:-]+$/),
  },
  PUBLIC_URL: {
    about: 'The address people reach Deskbell at, used in links and in the embed snippet.',
    allowed: 'an http or https address without a path, such as https://chat.example.com',
    otherwise: '`http://localhost:<PORT>`',
    schema: urlOf('http:', 'https:').pipe(
      z
        .string()
        .refine((value) => new URL(value).href === `${new URL(value).origin}/`)
        .transform((value) => new URL(value).origin),
    ),
  },
  TRUST_PROXY: {
    about:
      'Whether a reverse proxy stands in front, so that the visitor’s address is read from `X-Forwarded-For`.',
    allowed: 'true or false',
    otherwise: '`false`',
    schema: z.enum(['true', 'false']).transform((value) => value === 'true'),
  },
  DESKBELL_DATA: {
    about: 'The folder everything is kept in: the built-in database and its log.',
    allowed: 'a path',
    otherwise: '`.deskbell`',
    schema: z.string().refine((value) => !value.includes('\0')),
  },
  DATABASE_URL: {
    about: 'A PostgreSQL (14 or newer, UTF8) to use instead of the built-in one.',
    allowed: 'an address such as postgres://user:password@host:5432/name',
    otherwise: 'the built-in PostgreSQL',
    hides: 'password',
    schema: urlOf('postgres:', 'postgresql:'),
  },
  DATABASE_POOL: {
    about:
      'How many connections to the database one server keeps at most, beside up to four for searches.',
    allowed: 'a whole number from 2 to 200',
    otherwise: '`10`',
    schema: wholeNumber(2, 200),
  },
  REDIS_URL: {
    about:
      'A Redis (6.2 or newer) through which several servers of one database hear one another. Without it they do so by the database; one server alone needs neither.',
    allowed: 'an address such as redis://user:password@host:6379',
    otherwise: 'none',
    hides: 'password',
    schema: urlOf('redis:', 'rediss:'),
  },
  DESKBELL_ADMIN_EMAIL: {
    about: 'The e-mail address of the first admin, who is made when there is no agent yet.',
    allowed: 'an e-mail address',
    otherwise: '`admin@deskbell.local`',
    schema: z.email(),
  },
  DESKBELL_ADMIN_PASSWORD: {
    about: 'The first admin’s password.',
    allowed: `${shortestPassword} to 200 characters`,
    otherwise: 'made up, and printed once',
    hides: 'all',
    schema: z.string().min(shortestPassword).max(200),
  },
  METRICS_TOKEN: {
    about:
      'What whoever reads `/metrics` has to show, as `Authorization: Bearer …`. Without it only this machine and private networks may read them.',
    allowed: '16 to 200 characters without spaces',
    otherwise: 'none',
    hides: 'all',
    schema: z.string().regex(/^\S{16,200}$/),
  },
  LOG_LEVEL: {
    about: 'How much the server logs.',
    allowed: `one of ${logLevels.join(', ')}`,
    otherwise: '`info`',
    schema: z.enum(logLevels),
  },
} satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;

export const settingNames = Object.keys(settings) as SettingName[];
