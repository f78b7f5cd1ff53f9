import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { maskedUrl } from './config/masked.ts';
import { nearestName } from './config/nearest-name.ts';
import type { Setting, SettingName } from './config/settings.ts';
import { settingNames, settings } from './config/settings.ts';
import { errorCode, StartError } from './start-error.ts';

export type Config = {
  port: number;
  host: string;
  /** Absolute. */
  dataFolder: string;
  /** `null` means the built-in PostgreSQL. */
  databaseUrl: string | null;
  poolSize: number;
  redisUrl: string | null;
  /** An origin, without a slash at its end. */
  publicUrl: string;
  admin: { email: string | null; password: string | null };
  metricsToken: string | null;
  logLevel: string;
  isBehindProxy: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

type Value<Name extends SettingName> = (typeof settings)[Name]['schema']['_zod']['output'];

/**
 * Reads every setting.
 * @throws StartError that lists all that is wrong: the name, what was given, what is allowed.
 */
export function readConfig(env: Environment): Config {
  const problems = settingNames.flatMap((name) => problemWith(name, env) ?? []);
  if (problems.length > 0) {
    const many = problems.length === 1 ? 'One setting is' : `${problems.length} settings are`;
    throw new StartError([`${many} not right:`, ...problems.map((line) => `  ${line}`)].join('\n'));
  }
  const read = <Name extends SettingName>(name: Name): Value<Name> | null =>
    env[name] ? (settings[name].schema.parse(env[name]) as Value<Name>) : null;
  const port = read('PORT') ?? 4000;
  return {
    port,
    host: read('HOST') ?? '0.0.0.0',
    dataFolder: resolve(read('DESKBELL_DATA') ?? '.deskbell'),
    databaseUrl: read('DATABASE_URL'),
    poolSize: read('DATABASE_POOL') ?? 10,
    redisUrl: read('REDIS_URL'),
    publicUrl: read('PUBLIC_URL') ?? `http://localhost:${port}`,
    admin: { email: read('DESKBELL_ADMIN_EMAIL'), password: read('DESKBELL_ADMIN_PASSWORD') },
    metricsToken: read('METRICS_TOKEN'),
    logLevel: read('LOG_LEVEL') ?? 'info',
    isBehindProxy: read('TRUST_PROXY') ?? false,
  };
}

function problemWith(name: SettingName, env: Environment): string | null {
  const setting: Setting = settings[name];
  const value = env[name];
  // Set to nothing counts as not set: compose files pass `NAME=` on.
  if (!value || setting.schema.safeParse(value).success) return null;
  return `${name} is ${shown(setting, value)}; allowed is ${setting.allowed}.`;
}

function shown(setting: Setting, value: string): string {
  if (setting.hides === 'all') return `(hidden, ${value.length} characters)`;
  if (setting.hides === 'password') return maskedUrl(value);
  return JSON.stringify(value);
}

/**
 * The environment with a `.env` file's values under it: what is set for real wins.
 * @throws StartError where the file is there and cannot be read
 */
export function readEnvironment(folder: string, env: Environment): Environment {
  const file = join(folder, '.env');
  try {
    return { ...parseEnv(readFileSync(file, 'utf8')), ...env };
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return env;
    throw new StartError(`The settings file ${file} cannot be read (${errorCode(cause)}).`, {
      cause,
    });
  }
}

/** One sentence for every `DESKBELL_…` variable that means nothing, with the name that was probably meant. */
export function unknownSettings(env: Environment): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('DESKBELL_') && !name.startsWith('DESKBELL_TEST_'))
    .filter((name) => !Object.hasOwn(settings, name))
    .map((name) => {
      const meant = nearestName(name, settingNames);
      return `There is no setting ${name}${meant ? `; was ${meant} meant?` : '.'}`;
    });
}
