import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** Commands whose time is mostly loading, with `OUT` for a new folder and `RUN` for a finished run. */
const COMMANDS: readonly (readonly string[])[] = [
  ['--help'],
  ['predict', 'RUN', '--index', '0'],
  ['evaluate', 'RUN'],
  ['train', '--limit', '2000', '--epochs', '1', '--out', 'OUT'],
  ['train', '--epochs', '1', '--json', '--out', 'OUT'],
];

/** What one command costs: medians over the rounds. */
export interface StartupRow {
  readonly command: string;
  /** The clone of the repository that was measured. */
  readonly clone: string;
  readonly wallMs: number;
  /** Of `train --json`: wall time before the first step and after the last epoch with its validation. */
  readonly besideEpochsMs?: number;
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

/** Measures the time from the `start` line of `--json` to the last `epoch` line. */
function watchEpochs(output: Readable | null): { readonly milliseconds: number | undefined } {
  let [started, ended]: (number | undefined)[] = [];
  output?.on('data', (text: Buffer) => {
    if (text.includes('{"type":"start"')) started ??= performance.now();
    if (text.includes('{"type":"epoch"')) ended = performance.now();
  });
  return {
    get milliseconds() {
      return started === undefined || ended === undefined ? undefined : ended - started;
    },
  };
}

/** Runs the command of a clone to its end. */
async function run(clone: string, words: readonly string[]): Promise<Cost> {
  const start = performance.now();
  const args = ['--import', REPORT, join(clone, 'apps/cli/dist/bin.js'), ...words];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore', 'pipe'] });
  const epochs = watchEpochs(child.stdout);
  let report = '';
  child.stdio[3]?.on('data', (chunk) => {
    report += chunk;
  });
  const code = await new Promise((done, fail) => child.on('error', fail).on('close', done));
  if (code !== 0) throw new Error(`lenet5 ${words.join(' ')} of ${clone} ended with exit code ${code}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(report);
  const wallMs = performance.now() - start;
  const beside = epochs.milliseconds === undefined ? {} : { besideEpochsMs: wallMs - epochs.milliseconds };
  return { wallMs, ...beside, cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMiB: maxRSS / 1024 };
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
          const out = join(folder, `${round}-${index}-${clones.indexOf(clone)}`);
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
      const of = (key: keyof Cost): number => median(measured.map((cost) => cost[key] ?? Number.NaN));
      const beside =
        measured[0]?.besideEpochsMs === undefined ? {} : { besideEpochsMs: of('besideEpochsMs') };
      const costsOf = { wallMs: of('wallMs'), ...beside, cpuMs: of('cpuMs'), peakMiB: of('peakMiB') };
      return { command: `lenet5 ${words.join(' ')}`, clone, ...costsOf };
    }),
  );
}
