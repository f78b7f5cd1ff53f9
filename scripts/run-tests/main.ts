import { runChecks } from '../check/run-checks.ts';
import { findOrInstallBrowser } from './browser.ts';
import type { Count } from './count.ts';
import { closingLine, nothing, sum } from './count.ts';
import { findOrInstallDbus } from './dbus.ts';
import { runFaults } from './faults.ts';
import { runPlaywright } from './playwright.ts';
import { findOrInstallRedis } from './redis.ts';
import { runVitest } from './vitest.ts';

async function runAll(): Promise<Count> {
  const browser = await findOrInstallBrowser();
  findOrInstallRedis();
  findOrInstallDbus();
  const checks = await runChecks();
  const failedChecks = checks.filter(({ problems }) => problems.length > 0).length;
  return sum([
    { ...nothing, passed: checks.length - failedChecks, failed: failedChecks },
    await runVitest(),
    await runPlaywright(browser, 'e2e/playwright.config.ts'),
    await runPlaywright(browser, 'desktop/test/electron-host/specs/playwright.config.ts'),
    await runPlaywright(browser, 'desktop/e2e/playwright.config.ts'),
    await runFaults(),
  ]);
}

let count: Count;
try {
  count = await runAll();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  count = { ...nothing, failed: 1 };
}
if (count.skipped.length > 0) {
  console.log('\nSkipped:');
  for (const { name, reason } of count.skipped) console.log(`  ${name}: ${reason}`);
}
console.log(closingLine(count));
process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1;
