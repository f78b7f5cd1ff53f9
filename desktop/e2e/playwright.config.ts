import { defineConfig } from '@playwright/test';
import base from '../../e2e/playwright.config.ts';
import { hasElectron } from './fixtures/electron.ts';

/** The desktop app against a real server: on Electron where its program is there, else on the test host. */
export default defineConfig({
  ...base,
  testDir: '.',
  globalSetup: '../../scripts/run-tests/database.ts',
  outputDir: '../../test-results/desktop',
  workers: 1,
  projects: [{ name: hasElectron() ? 'Electron' : 'the test host' }],
  timeout: 90_000,
});
