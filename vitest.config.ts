import { defineConfig } from 'vitest/config';

// A project takes nothing from the root unless it says so.
const project = (name: string, more: object = {}) => ({
  extends: true as const,
  test: { name, include: [`${name}/test/**/*.test.{ts,tsx}`], ...more },
});

/** One project for every workspace; only the server's tests need a database. */
export default defineConfig({
  test: {
    retry: 0,
    // Most of a test is waiting for sockets and the database: two keep one core busy.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 5_000 } },
    projects: [
      project('shared'),
      project('server', { globalSetup: ['scripts/run-tests/database.ts'] }),
      project('widget'),
      project('desktop'),
      project('scripts', { testTimeout: 120_000 }),
      project('faults', { include: ['e2e/faults/test/**/*.test.ts'] }),
    ],
  },
});
