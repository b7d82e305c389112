import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Commands whose time is mostly loading, with `OUT` for a new folder and `RUN` for a finished run. */
const COMMANDS: readonly (readonly string[])[] = [
  ['--help'],
  ['predict', 'RUN', '--index', '0'],
  ['evaluate', 'RUN'],
  ['train', '--limit', '2000', '--epochs', '1', '--out', 'OUT'],
];

/** What one command costs: medians over the rounds. */
export interface StartupRow {
  readonly command: string;
  /** The clone of the repository that was measured. */
  readonly clone: string;
  readonly wallMs: number;
  /** User and system time of all threads. */
  readonly cpuMs: number;
  /** Largest resident memory. */
  readonly peakMiB: number;
}

type Cost = Omit<StartupRow, 'command' | 'clone'>;

/** Reports the resources of a process on its file descriptor 3 when it ends. */
const REPORT = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs';
  process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));`)}`;

const OWN = fileURLToPath(new URL('../../..', import.meta.url));

/** Runs the command of a clone to its end. */
async function run(clone: string, words: readonly string[]): Promise<Cost> {
  const start = performance.now();
  const args = ['--import', REPORT, join(clone, 'apps/cli/dist/bin.js'), ...words];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  let report = '';
  child.stdio[3]?.on('data', (chunk) => {
    report += chunk;
  });
  const code = await new Promise((done, fail) => child.on('error', fail).on('close', done));
  if (code !== 0) throw new Error(`lenet5 ${words.join(' ')} of ${clone} ended with exit code ${code}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(report);
  const wallMs = performance.now() - start;
  return { wallMs, cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMiB: maxRSS / 1024 };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * Measures the start-up of this clone, and of another built clone if one is given, in interleaved rounds.
 *
 * @param baseline the folder of the other clone.
 */
export async function measureStartup(rounds: number, baseline?: string): Promise<StartupRow[]> {
  const clones = [...(baseline === undefined ? [] : [resolve(baseline)]), OWN];
  const folder = await mkdtemp(join(tmpdir(), 'startup-'));
  const finished = join(folder, 'run');
  const costs = new Map<string, Cost[]>();
  try {
    await run(OWN, ['train', '--limit', '500', '--epochs', '1', '--out', finished]);
    for (let round = 0; round < rounds; round++) {
      for (const [index, words] of COMMANDS.entries()) {
        for (const clone of clones) {
          const out = join(folder, `${round}-${clones.indexOf(clone)}`);
          const paths = words.map((word) => (word === 'RUN' ? finished : word === 'OUT' ? out : word));
          const key = `${index} ${clone}`;
          costs.set(key, [...(costs.get(key) ?? []), await run(clone, paths)]);
        }
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return COMMANDS.flatMap((words, index) =>
    clones.map((clone) => {
      const measured = costs.get(`${index} ${clone}`) ?? [];
      const of = (key: keyof Cost): number => median(measured.map((cost) => cost[key]));
      const costsOf = { wallMs: of('wallMs'), cpuMs: of('cpuMs'), peakMiB: of('peakMiB') };
      return { command: `lenet5 ${words.join(' ')}`, clone, ...costsOf };
    }),
  );
}
