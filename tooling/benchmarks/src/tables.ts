import { markdownTable } from 'markdown-table';
import type { ContentionRow } from './contention.js';
import type { InferenceRow } from './inference.js';
import type { MemoryRow } from './memory.js';
import type { NetworkRow } from './networks/measure-networks.js';
import type { StartupRow } from './startup.js';
import type { TrainingRow } from './training.js';

/** The training speed, a row per contestant. */
export function trainingTable(rows: readonly TrainingRow[]): string {
  const hasBaseline = rows.some(({ baselineRatio }) => baselineRatio !== null);
  return markdownTable(
    [
      [
        'engine',
        'kernels',
        'threads',
        'ms/step',
        'min–max',
        'GFLOP/s',
        'of SIMD peak',
        '× stock',
        ...(hasBaseline ? ['time ÷ baseline'] : []),
      ],
      ...rows.map((row) => [
        row.name,
        row.kernels,
        String(row.threads),
        row.msPerStep.toFixed(2),
        `${row.minMsPerStep.toFixed(2)}–${row.maxMsPerStep.toFixed(2)}`,
        row.gflops.toFixed(2),
        row.fractionOfPeak === null
          ? '–'
          : `${(100 * row.fractionOfPeak).toFixed(0)} % of ${row.peakGflops?.toFixed(1)}`,
        row.timesStock === null ? '–' : row.timesStock.toFixed(2),
        ...(hasBaseline ? [row.baselineRatio?.toFixed(3) ?? '–'] : []),
      ]),
    ],
    { align: ['l', 'l', 'r', 'r', 'r', 'r', 'r', 'r', 'r'], stringLength: (text) => text.length },
  );
}

/** The inference speed, a row per contestant. */
export function inferenceTable(rows: readonly InferenceRow[]): string {
  return markdownTable(
    [
      ['engine', 'kernels', 'threads', 'one image, µs', '10,000 images, s'],
      ...rows.map((row) => [
        row.name,
        row.kernels,
        String(row.threads),
        row.microsecondsPerImage.toFixed(1),
        row.secondsFor10000.toFixed(3),
      ]),
    ],
    { align: ['l', 'l', 'r', 'r', 'r'], stringLength: (text) => text.length },
  );
}

/** The training speed of other networks, a row per network. */
export function networkTable(rows: readonly NetworkRow[]): string {
  return markdownTable(
    [
      [
        'network',
        'parameters',
        'tfjs, ms',
        'compiled, ms',
        '× tfjs',
        'GFLOP/s',
        'of SIMD peak',
        'losses differ by',
      ],
      ...rows.map((row) => [
        row.network,
        row.parameters.toLocaleString('en'),
        row.tfjsMsPerStep.toFixed(2),
        row.compiledMsPerStep.toFixed(2),
        row.timesTfjs.toFixed(1),
        row.gflops.toFixed(1),
        row.fractionOfPeak === null ? '–' : `${(100 * row.fractionOfPeak).toFixed(0)} %`,
        row.lossDifference.toExponential(0),
      ]),
    ],
    { align: ['l', 'r', 'r', 'r', 'r', 'r', 'r', 'r'] },
  );
}

/** What commands cost, a row per command and clone. */
export function startupTable(rows: readonly StartupRow[]): string {
  return markdownTable(
    [
      ['command', 'clone', 'wall, ms', 'beside epochs, ms', 'CPU, ms', 'peak memory, MiB'],
      ...rows.map(({ command, clone, wallMs, besideEpochsMs, cpuMs, peakMiB }) => [
        command,
        clone,
        wallMs.toFixed(0),
        besideEpochsMs?.toFixed(0) ?? '',
        cpuMs.toFixed(0),
        peakMiB.toFixed(0),
      ]),
    ],
    { align: ['l', 'l', 'r', 'r', 'r', 'r'], stringLength: (text) => text.length },
  );
}

/** A row per part, a column per run, and the sums. */
export function memoryTable(rows: readonly MemoryRow[]): string {
  const runs = [...new Set(rows.map(({ images }) => images))];
  const parts = [...new Set(rows.map(({ part }) => part))];
  const cell = (of: (row: MemoryRow) => boolean): string =>
    rows
      .filter(of)
      .reduce((sum, { mebibytes }) => sum + mebibytes, 0)
      .toFixed(0);
  return markdownTable(
    [
      ['part, MiB', ...runs.map((images) => `${images.toLocaleString('en')} images`)],
      ...parts.map((part) => [
        part,
        ...runs.map((images) => cell((row) => row.part === part && row.images === images)),
      ]),
      ['sum', ...runs.map((images) => cell((row) => row.images === images))],
    ],
    { align: ['l', ...runs.map(() => 'r')] },
  );
}

/** The speed beside other load, a row per contestant and load. */
export function contentionTable(rows: readonly ContentionRow[]): string {
  return markdownTable(
    [
      ['compiled', 'kernels', 'busy neighbors', 'ms/step', 'min', 'of the better of 1 and 2 threads'],
      ...rows.map(({ name, kernels, neighbors, msPerStep, minMsPerStep, ofBetter }) => [
        name,
        kernels,
        String(neighbors),
        msPerStep.toFixed(2),
        minMsPerStep.toFixed(2),
        ofBetter.toFixed(2),
      ]),
    ],
    { align: ['l', 'l', 'r', 'r', 'r', 'r'] },
  );
}
