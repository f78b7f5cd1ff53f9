import { randomBytes } from 'node:crypto';
import type { NewAgent } from '../src/agents/create-agent.ts';
import type { Config } from '../src/config.ts';
import { uuidv7 } from '../src/core/new-id.ts';
import type { NewSite } from '../src/sites/create-site.ts';

const word = () => randomBytes(4).toString('hex');

/** Examples: the one place where tests get what they need but do not care about. */
export const eg = {
  site: (site: Partial<NewSite> = {}): NewSite => ({ name: `Shop ${word()}`, ...site }),
  agent: (agent: Partial<NewAgent> = {}): NewAgent => ({
    email: `${word()}@example.com`,
    name: `Agent ${word()}`,
    role: 'agent',
    password: 'correct horse battery',
    ...agent,
  }),
  message: (message: { text?: string; conversationId?: string } = {}) => ({
    id: uuidv7(),
    text: 'Is this still in stock?',
    ...message,
  }),
  config: (databaseUrl: string): Config => ({
    port: 0,
    host: '127.0.0.1',
    dataFolder: '/nonexistent',
    databaseUrl,
    poolSize: 10,
    redisUrl: null,
    publicUrl: 'http://localhost',
    admin: { email: null, password: null },
    metricsToken: null,
    logLevel: 'silent',
    isBehindProxy: false,
  }),
};
