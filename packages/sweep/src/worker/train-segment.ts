import { type Lenet5Architecture, type PlainLenet5Options, plainLenet5 } from '@lenet5/core';
import { bestEpoch } from '@lenet5/metrics';
import { networkShape } from '@lenet5/mnist';
import { decodeCheckpoint, type EpochEvent, train } from '@lenet5/trainer';
import { toTrainOptions } from '@lenet5/trainer/recipe';
import type { SavedCheckpoint, SegmentResult } from '../segment/segment-result.js';
import { checkTrialOptions } from '../space/expand-space.js';
import { SWEEP_OPTIONS, type TrialOptions } from '../space/sweepable.js';
import { loadImages, selectCached } from './load-images.js';
import type { SegmentTask } from './segment-trainer.js';
import { weightsDigest } from './weights-digest.js';

/**
 * Trains one segment with the compiled engine, on the calling thread if it has one thread.
 *
 * @throws InvalidSweepError if the options are not those that a user could give; what `train()` throws; the reason of the
 * signal.
 */
export async function trainSegment(task: SegmentTask, signal: AbortSignal): Promise<SegmentResult> {
  const { options, epochs, toEpoch, kernels, threads, checkpoint } = task;
  checkTrialOptions(options);
  const { mnist, sha256 } = await loadImages(task.data);
  const { seed, initialization } = options as PlainLenet5Options & { readonly seed: number };
  const variant = options.model === 'lenet5-1998' ? '1998' : 'modern';
  const data = selectCached(mnist, task);
  const stream = train({
    ...toTrainOptions({ ...options, epochs }),
    model: plainLenet5({
      variant,
      seed,
      initialization,
      ...networkOptions(options),
      ...networkShape(data.train),
    }),
    data,
    ...{ engine: 'compiled', kernels, threads, checkpointEvery: 1, signal },
    ...(checkpoint && { resume: checkpoint }),
  });
  const collected = new Collected();
  for await (const event of stream) {
    signal.throwIfAborted();
    if (event.type === 'start') collected.start = event;
    else if (event.type === 'epoch') collected.epochs.push(event);
    else if (event.type === 'checkpoint') await collected.add({ epoch: event.epoch, bytes: event.bytes });
    else if (event.type === 'end' && event.stopped === 'early') collected.endedEarly = event.why;
    // Before its last epoch, the run is left here; then it ends by itself, because early stopping may end it.
    if (event.type === 'checkpoint' && event.epoch === toEpoch && toEpoch < epochs) break;
  }
  return collected.result(sha256);
}

/** The options of a trial that change the layers of LeNet-5. They have been checked. */
function networkOptions(options: TrialOptions): Lenet5Architecture {
  const keys = SWEEP_OPTIONS.filter(([, { group }]) => group === 'network').map(([key]) => key);
  return Object.fromEntries(keys.map((key) => [key, options[key]]));
}

/** The results of a segment so far. */
class Collected {
  start: object = {};
  endedEarly: string | undefined;
  readonly epochs: EpochEvent[] = [];
  #checkpoints = new Map<number, SavedCheckpoint>();
  #bestEpoch = 0;
  #last = 0;

  /** Keeps a checkpoint as the last one, and as the best one if it is. */
  async add(checkpoint: SavedCheckpoint): Promise<void> {
    const { progress } = await decodeCheckpoint(checkpoint.bytes);
    const previous = this.#last;
    this.#last = checkpoint.epoch;
    this.#bestEpoch = bestEpoch(progress.history)?.epoch ?? 0;
    this.#checkpoints.set(checkpoint.epoch, checkpoint);
    if (previous !== this.#bestEpoch && previous !== this.#last) this.#checkpoints.delete(previous);
  }

  /** The results, with the SHA-256 of the images. */
  async result(dataSha256: string): Promise<SegmentResult> {
    const last = this.#checkpoints.get(this.#last);
    if (!last) throw new Error('a segment ended without a checkpoint');
    const trained = this.epochs.map(({ epoch }) => epoch);
    const checkpoints = [...this.#checkpoints.values()].filter(({ epoch }) => trained.includes(epoch));
    return {
      start: this.start,
      epochs: this.epochs,
      checkpoints: checkpoints.filter(({ epoch }) => epoch === this.#last || epoch === this.#bestEpoch),
      bestEpoch: this.#bestEpoch,
      weightsSha256: await weightsDigest(last.bytes),
      dataSha256,
      ...(this.endedEarly !== undefined && { endedEarly: this.endedEarly }),
    };
  }
}
