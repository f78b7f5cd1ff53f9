import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { report } from './report.ts';
import { restartBoth } from './restart.ts';

const { values } = parseArgs({
  options: {
    visitors: { type: 'string', default: '100' },
    agents: { type: 'string', default: '6' },
    report: { type: 'string' },
  },
});
const results = report(
  await restartBoth({ visitors: Number(values.visitors), agents: Number(values.agents) }),
);
for (const { name, isSo, seen } of results)
  console.log(`${isSo ? 'ok  ' : 'FAIL'}  ${name}: ${seen}`);
if (values.report) writeFileSync(values.report, JSON.stringify(results));
process.exit(results.every(({ isSo }) => isSo) ? 0 : 1);
