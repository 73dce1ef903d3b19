import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Cores } from '../support/cores.js';
import { writeLedger } from '../support/ledger-writer.js';
import { DATA, ROOT } from '../support/places.js';
import { spreadOf, type Spread } from '../support/statistics.js';

/** How fast `npm run verify` recomputes an export, on one core, from the start of the process to its end. */
export interface Verifying {
  changes: number;
  megabytes: number;
  perSecond: Spread;
  /** By the time that the core worked for it alone, on a machine that does other things, too. */
  perCpuSecond: Spread;
  /** Most memory that it took. */
  peakMegabytes: number;
  faults: string[];
}

export function measureVerifying(
  cores: Cores | undefined,
  { changes, runs }: { changes: number; runs: number },
): Verifying {
  mkdirSync(DATA, { recursive: true });
  const file = join(DATA, 'bench.ledger');
  writeLedger(file, changes);
  try {
    const done = Array.from({ length: runs }, () => verifyOnce(file, cores));
    return {
      changes,
      megabytes: statSync(file).size / 1e6,
      perSecond: spreadOf(done.map(({ seconds }) => changes / seconds)),
      perCpuSecond: spreadOf(done.map(({ cpuSeconds }) => changes / cpuSeconds)),
      peakMegabytes: Math.max(...done.map(({ peakMegabytes }) => peakMegabytes)),
      faults: done.flatMap((run) => (run.changes === changes ? run.faults : ['not all was read'])),
    };
  } finally {
    rmSync(file);
  }
}

/** Tells what it took at its end: the process of a verifier tells nothing of itself. */
const TELL = `process.on('exit', () => process.stderr.write(JSON.stringify(process.resourceUsage())))`;

function verifyOnce(file: string, cores: Cores | undefined) {
  const script = join(ROOT, 'tools', 'verify', 'verify.mjs');
  const tell = `data:text/javascript,${encodeURIComponent(TELL)}`;
  const node = [process.execPath, '--import', tell, script, '--json', file];
  const [program = '', ...args] = cores ? ['taskset', '-c', cores.generator, ...node] : node;
  const from = performance.now();
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  const seconds = (performance.now() - from) / 1000;
  const { result, changes, faultCount } = JSON.parse(stdout) as {
    result: string;
    changes: number;
    faultCount: number;
  };
  const faults = result === 'right' ? [] : [`${faultCount} faults in a file that is right`];
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(stderr) as NodeJS.ResourceUsage;
  const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
  return { seconds, cpuSeconds, changes, faults, peakMegabytes: maxRSS / 1024 };
}
