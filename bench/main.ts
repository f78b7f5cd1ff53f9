import { parseArgs } from 'node:util';
import { measureCatchUp } from './measures/catch-up.ts';
import { measureFanOut } from './measures/fan-out.ts';
import { measureIdleMemory } from './measures/idle-memory.ts';
import { measureLatency } from './measures/latency.ts';
import { measureLimits } from './measures/limits.ts';
import { measureReconnectStorm } from './measures/reconnect-storm.ts';
import { measureSearch } from './measures/search.ts';
import { measureThroughput } from './measures/throughput.ts';
import { measureTwoServers } from './measures/two-servers.ts';
import { measureWidgetWeight } from './measures/widget-weight.ts';
import { type Findings, report, writeToDocs } from './report.ts';
import type { Row } from './row.ts';
import { type Stage, scales, setStage } from './stage.ts';

const measures: Record<string, (stage: Stage) => Promise<Row[]>> = {
  F1: measureThroughput,
  F2: measureLatency,
  F3: measureIdleMemory,
  F4: measureReconnectStorm,
  F5: measureTwoServers,
  F6: measureCatchUp,
  F7: measureFanOut,
  F8: measureWidgetWeight,
  F12: measureSearch,
};

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const chosen = values.only?.split(',') ?? Object.keys(measures);
const unknown = chosen.filter((id) => !(id in measures));
if (unknown.length > 0) {
  console.error(
    `No measure is called ${unknown.join(', ')}. There are ${Object.keys(measures).join(', ')}.`,
  );
  process.exit(1);
}
if (values.write && values.only) {
  console.error('--write puts a whole run into docs/performance.md; leave --only out.');
  process.exit(1);
}

const scale = values.full ? scales.full : scales.short;
const findings: Findings = { scale: scale.name, rows: [], limits: [] };
console.log('limits …');
findings.limits = await onStage(measureLimits);
for (const id of chosen) {
  console.log(`${id} …`);
  const measure = measures[id];
  if (measure) findings.rows.push(...(await onStage(measure)));
}
report(findings);
if (values.write) writeToDocs(findings);

/** Each has a database of its own, so that none pays for the rows of another. */
async function onStage<Value>(measure: (stage: Stage) => Promise<Value>): Promise<Value> {
  const stage = await setStage(scale);
  // A run that is broken off leaves no database behind.
  const breakOff = () => void stage.clear().finally(() => process.exit(130));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, breakOff);
  try {
    return await measure(stage);
  } finally {
    for (const signal of signals) process.off(signal, breakOff);
    await stage.clear();
  }
}
