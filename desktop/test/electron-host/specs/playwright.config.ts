import { defineConfig } from '@playwright/test';

/** The test host by itself; none of this is about Deskbell. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../../../test-results',
  workers: 1,
  retries: 0,
  timeout: 30_000,
});
