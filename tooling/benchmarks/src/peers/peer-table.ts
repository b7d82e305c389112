import { availableParallelism, cpus, loadavg, release, type } from 'node:os';
import { markdownTable } from 'markdown-table';
import type { PeerRow } from './measure-peers.js';
import type { MissingPeer } from './missing-peer.js';

/** The machine and its load, as a line of `--json`. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly system: string;
  /** Mean number of processes that wanted a core in the minute before the benchmark. */
  readonly load: number;
}

/** Reads what the machine is, and how busy it is now. */
export function readMachine(): Machine {
  return {
    processor: cpus()[0]?.model ?? 'unknown processor',
    cores: availableParallelism(),
    system: `${type()} ${release()}`,
    load: loadavg()[0] ?? Number.NaN,
  };
}

/** The machine in one sentence. */
export function describeMachine({ processor, cores, system, load }: Machine): string {
  return `${processor}, ${cores} cores, ${system}. Load when the benchmark started: ${load.toFixed(1)}.`;
}

/** The rows as a Markdown table. */
export function peerTable(rows: readonly PeerRow[]): string {
  return markdownTable(
    [
      [
        'library',
        'versions',
        'threads',
        'ms/step',
        'min–max',
        'CPU, ms/step',
        '× compiled',
        'loss differs by',
      ],
      ...rows.map((row) => [
        row.name,
        Object.entries(row.versions)
          .map((entry) => entry.join(' '))
          .join(', '),
        String(row.threads),
        row.msPerStep.toFixed(2),
        `${row.minMsPerStep.toFixed(2)}–${row.maxMsPerStep.toFixed(2)}`,
        row.cpuMsPerStep.toFixed(2),
        row.timesCompiled === null ? '–' : row.timesCompiled.toFixed(2),
        row.lossDifference === null ? '–' : row.lossDifference.toExponential(0),
      ]),
    ],
    { align: ['l', 'l', 'r', 'r', 'r', 'r', 'r', 'r'], stringLength: (text) => text.length },
  );
}

/** One line for each command that installs what is missing. Empty if nothing is missing. */
export function describeMissing(missing: readonly MissingPeer[]): string {
  const lines = missing.map(
    ({ name, missing: what, install }) => `${name}: ${what} is not installed. ${install}`,
  );
  return [...new Set(lines)].join('\n');
}
