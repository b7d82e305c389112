import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EpochEvent } from '@lenet5/trainer';
import type { SavedCheckpoint, SegmentResult } from '../segment/segment-result.js';
import type { SegmentTask, SegmentTrainer } from '../worker/segment-trainer.js';

/** The state of a training that computes a chain of hashes: as with real weights, an error in any epoch stays visible. */
interface SimulatedState {
  readonly epoch: number;
  readonly weights: string;
  readonly history: readonly number[];
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Stands in for the training in load tests and fault tests of a database. Its weights are a function of the options, computed epoch by
 * epoch from the checkpoint, so a lost or repeated epoch shows in them; see {@link simulatedWeights}.
 *
 * @example
 * ```ts
 * import { SimulatedTrainer } from '@lenet5/sweep/simulation';
 *
 * const task = { options: { seed: 1 }, epochs: 2, toEpoch: 2, validation: 'test', kernels: 'simd', threads: 1, data: 'bundled' } as const;
 * const { epochs } = await new SimulatedTrainer().train(task, new AbortController().signal);
 * console.log(epochs.length); // 2
 * ```
 */
export class SimulatedTrainer implements SegmentTrainer {
  readonly #milliseconds: number;

  /** @param milliseconds The duration of an epoch. Default 0. */
  constructor(milliseconds = 0) {
    this.#milliseconds = milliseconds;
  }

  /** Computes a segment. */
  async train(task: SegmentTask, signal: AbortSignal): Promise<SegmentResult> {
    let state = readState(task);
    const epochs: EpochEvent[] = [];
    const checkpoints: SavedCheckpoint[] = [];
    while (state.epoch < task.toEpoch) {
      if (this.#milliseconds > 0) await sleep(this.#milliseconds, undefined, { signal });
      state = trainEpoch(state, task);
      epochs.push(epochEvent(state));
      checkpoints.push({ epoch: state.epoch, bytes: Buffer.from(JSON.stringify(state)) });
    }
    const bestEpoch = 1 + state.history.indexOf(Math.max(...state.history));
    return {
      start: { type: 'start' },
      epochs,
      checkpoints: checkpoints.filter(({ epoch }) => epoch === state.epoch || epoch === bestEpoch),
      bestEpoch,
      weightsSha256: state.weights,
      dataSha256: hash(task.data),
    };
  }

  /** Does nothing: there are no resources. */
  async close(): Promise<void> {}
}

/**
 * The `weightsSha256` of a trial that {@link SimulatedTrainer} trains without a disturbance.
 *
 * @param epochs The epochs of the trial.
 *
 * @example
 * ```ts
 * import { simulatedWeights } from '@lenet5/sweep/simulation';
 *
 * console.log(simulatedWeights({ seed: 1 }, 2).length); // 64
 * ```
 */
export function simulatedWeights(options: SegmentTask['options'], epochs: number): string {
  let state: SimulatedState = { epoch: 0, weights: hash(JSON.stringify(sorted(options))), history: [] };
  while (state.epoch < epochs) state = trainEpoch(state, { options });
  return state.weights;
}

function readState({ checkpoint, options }: SegmentTask): SimulatedState {
  if (checkpoint) return JSON.parse(Buffer.from(checkpoint).toString());
  return { epoch: 0, weights: hash(JSON.stringify(sorted(options))), history: [] };
}

function trainEpoch(
  { epoch, weights, history }: SimulatedState,
  { options }: Pick<SegmentTask, 'options'>,
): SimulatedState {
  const next = hash(`${weights} ${epoch}`);
  const noise = Number.parseInt(next.slice(0, 8), 16) / 2 ** 32;
  // Learning rates near 0.01 are the best, and the ranking shows from the first epoch on.
  const quality =
    0.9 - 0.05 * Math.abs(Math.log10((options.learningRate as number | undefined) ?? 0.001) + 2);
  return { epoch: epoch + 1, weights: next, history: [...history, quality + 0.001 * noise + 0.001 * epoch] };
}

function epochEvent({ epoch, history }: SimulatedState): EpochEvent {
  const val_accuracy = history.at(-1) ?? 0;
  const scores = { loss: 1 / epoch, accuracy: val_accuracy, val_loss: 1 - val_accuracy, val_accuracy };
  return { type: 'epoch', epoch, ...scores, seconds: 0.001, imagesPerSecond: 1000, learningRate: 0.001 };
}

/** A database may change the order of the keys of an object. */
function sorted(options: object): [string, unknown][] {
  return Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1));
}
