import type { Logger } from 'pino';
import type { Bus } from '../bus/bus.ts';
import type { Database } from '../db/open.ts';
import type { Presences } from '../presence/presences.ts';
import type { Searches } from '../search/searches.ts';
import type { Arrivals } from '../visitors/arrivals.ts';
import type { Clock } from './clock.ts';
import type { Health } from './health.ts';
import type { MessageLimit } from './message-limit.ts';
import type { Metrics } from './metrics.ts';
import type { Publisher } from './publish.ts';
import type { Secrets } from './secrets.ts';
import type { ShortWays } from './short-way.ts';
import type { SignInLimit } from './sign-in-limit.ts';
import type { UnderWay } from './under-way.ts';

/** What a running server consists of. */
export type Deskbell = {
  db: Database;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  health: Health;
  secrets: Secrets;
  presences: Presences;
  publisher: Publisher;
  /** The way to the other servers of this database; `isUp` where they can be reached, or there are none. */
  bus: Bus;
  signInLimit: SignInLimit;
  messageLimit: MessageLimit;
  /** How some commands are carried out together with others. */
  shortWays: ShortWays;
  /** Where searches run, apart from everything else. */
  searches: Searches;
  /** What is looked up for whoever connects, for all who do at the same time. */
  arrivals: Arrivals;
  /** Commands that are not answered yet. */
  underWay: UnderWay;
  /** Whether answers are held against their schema, and refusals against what is declared: in tests. */
  checksOutput: boolean;
};
