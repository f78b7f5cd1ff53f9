import type { Wanted } from './arguments.ts';
import { check } from './check/check.ts';
import { type Finding, finding } from './check/finding.ts';
import { checkLogs } from './check/logs.ts';
import { readTruth } from './check/read-truth.ts';
import { seeAll } from './check/seen.ts';
import type { Client } from './people/client.ts';
import { type Company, gather } from './people/company.ts';
import { castOf } from './plan/cast.ts';
import { inWords } from './plan/deeds.ts';
import { fingerprintOf, planOf } from './plan/plan.ts';
import { plants } from './plants/plants.ts';
import { play } from './play.ts';
import { settle } from './settle.ts';
import { setStage } from './stage/stage.ts';
import { Ledger } from './told/ledger.ts';

export type RunParts = Pick<
  Wanted,
  'seed' | 'forMs' | 'roundMs' | 'size' | 'servers' | 'plant' | 'isTalkative'
> & { say(line: string): void };

export type Outcome = {
  findings: Finding[];
  /** Whether it came to its end and everything was compared there. */
  isCompared: boolean;
};

/** One run from its seed; answers what did not hold. The first round that finds something is the last. */
export async function runFaults(parts: RunParts): Promise<Outcome> {
  const { seed, size, say } = parts;
  const cast = castOf(seed, size);
  const ledger = new Ledger();
  const stage = await setStage({ servers: parts.servers, agents: size.agents, plant: parts.plant });
  let findings: Finding[] = [];
  let isCompared = false;
  try {
    const company = await gather(stage, cast, ledger);
    findings = await settle(company).then((unrest) => unrest.map(finding('settled')));
    const first = parts.plant ? plants[parts.plant].scene : undefined;
    const rounds = Math.max(1, Math.round(parts.forMs / parts.roundMs));
    for (let round = 0; round < rounds && findings.length === 0; round += 1) {
      const forMs = parts.forMs / rounds;
      const steps = planOf({ seed, round, forMs, cast, servers: parts.servers, first });
      say(`Round ${round + 1} of ${rounds}: ${steps.length} steps, plan ${fingerprintOf(steps)}.`);
      if (parts.isTalkative)
        for (const step of steps)
          say(`  ${step.at} ms ${inWords(step, (at) => cast[at]?.name ?? '')}`);
      isCompared = false;
      await play(steps, company);
      findings = await findWrong(company, ledger);
      isCompared = true;
      say(sumUp(ledger, company.clients));
    }
    for (const client of company.clients) client.crash();
    for (const proxy of company.proxies) proxy.close();
  } catch (error) {
    findings = [finding('settled')(`the run broke off: ${wordsOf(error)}`)];
  }
  await stage.clear(findings.length > 0);
  if (findings.length > 0) say(`Logs of the servers are in ${stage.folder}.`);
  return { findings, isCompared };
}

/** Waits for rest, and compares what everybody has with the database. */
export async function findWrong(company: Company, ledger: Ledger): Promise<Finding[]> {
  const { stage, clients } = company;
  const unrest = await settle(company);
  const seen = await seeAll(clients);
  const truth = await readTruth(stage.postgres.url);
  return [
    ...unrest.map(finding('settled')),
    ...check(truth, seen, ledger),
    ...checkLogs(stage.folder),
    ...clients.flatMap(({ name, troubles }) =>
      troubles.map((error) => finding('troubles')(`${name}: ${wordsOf(error)}`)),
    ),
    ...stage.servers.flatMap(({ troubles }) => troubles.map(finding('ends'))),
  ];
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

function sumUp({ sendings, changed, conversations }: Ledger, clients: readonly Client[]): string {
  const count = (is: (sending: (typeof sendings)[number]) => boolean) => sendings.filter(is).length;
  return [
    `${clients.length} clients wrote ${sendings.length} messages`,
    `${count(({ acknowledged }) => acknowledged.length > 0)} acknowledged`,
    `${count(({ tries }) => tries > 1)} sent more than once`,
    `${count(({ refused }) => refused.length > 0)} refused at least once`,
    `${count(({ isForgotten }) => isForgotten)} lost with a memory`,
    `${changed.length} edits and deletions, ${conversations.length} changes of conversations.`,
  ].join(', ');
}
