import { parseArgs } from 'node:util';
import type { Size } from './plan/cast.ts';
import { type Plant, plantNamed } from './plants/plants.ts';

/** What a run is asked to be. */
export type Wanted = {
  seed: number;
  forMs: number;
  /** After so long everything heals and is checked. */
  roundMs: number;
  size: Size;
  servers: number;
  plant: Plant | null;
  isTalkative: boolean;
  /** Where the outcome goes as JSON, for the test command. */
  reportFile: string | null;
};

/** @throws Error for what is no number or no plant */
export function readWanted(args: string[]): Wanted {
  const { values } = parseArgs({
    args,
    options: {
      minutes: { type: 'string', default: '2' },
      seed: { type: 'string' },
      plant: { type: 'string' },
      visitors: { type: 'string', default: '6' },
      agents: { type: 'string', default: '3' },
      servers: { type: 'string', default: '2' },
      talk: { type: 'boolean', default: false },
      report: { type: 'string' },
    },
  });
  const read = (name: 'minutes' | 'seed' | 'visitors' | 'agents' | 'servers', otherwise = '') => {
    const number = Number(values[name] ?? otherwise);
    if (!Number.isFinite(number) || number < 0)
      throw new Error(`--${name} is "${values[name]}"; allowed is a number.`);
    return number;
  };
  return {
    seed: read('seed', String(Date.now() % 1_000_000)),
    forMs: read('minutes') * 60_000,
    roundMs: 90_000,
    size: { visitors: read('visitors'), agents: read('agents') },
    servers: read('servers'),
    plant: values.plant === undefined ? null : plantNamed(values.plant),
    isTalkative: values.talk,
    reportFile: values.report ?? null,
  };
}
