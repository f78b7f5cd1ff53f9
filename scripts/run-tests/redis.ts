import { spawnSync } from 'node:child_process';
import { installByApt } from './apt.ts';

/** Sees to a Redis for the tests of several servers; where there is none they are skipped, and say so. */
export function findOrInstallRedis(): void {
  const { status } = spawnSync('redis-server', ['--version']);
  if (status !== 0) installByApt('Redis for the tests of several servers', 'redis-server');
}
