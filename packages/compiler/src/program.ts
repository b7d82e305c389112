import {
  formatQuantity,
  formatValue,
  type LabeledImages,
  type NamedTensor,
  type PlainModel,
  type Score,
  type Span,
  type TargetImages,
} from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { checkTraining, countImages } from './check-images.js';
import { checkSpan } from './check-span.js';
import { InvalidOptionError } from './errors/invalid-option-error.js';
import { InvalidStateError } from './errors/invalid-state-error.js';
import { ProgramStateError } from './errors/runtime-errors.js';
import { UnsupportedModelError } from './errors/unsupported-model-error.js';
import type { KernelBuild } from './kernel-build.js';
import { copyModelWeights, writeModelWeights } from './model-weights.js';
import { weightPenalty, withPenalty } from './penalty.js';
import { describePlan } from './plan/describe.js';
import { productsPerSample } from './plan/layers/products.js';
import { countParameters } from './plan/memory/weight-matrix.js';
import type { ProgramState } from './program-state.js';
import type { Machine } from './runtime/machine.js';
import { Mutex } from './runtime/mutex.js';
import type { OpProfile } from './runtime/op-profile.js';
import type { ThreadUse } from './runtime/thread-use.js';
import type { RunsOn } from './runtime/threading.js';
import { readMoments, readWeights, writeState, writeWeights } from './weight-access.js';

/**
 * A model as one program that trains, evaluates and predicts: see {@link compile}. Calls run one at a time, in the order
 * in which they were made.
 */
export class Program {
  readonly #machine: Machine;
  readonly #mutex = new Mutex();
  #step = 0;
  #disposed = false;

  /** @internal compile() creates programs. */
  constructor(machine: Machine) {
    this.#machine = machine;
  }

  /** The build of the kernels in use. */
  get kernels(): KernelBuild {
    return this.#machine.build;
  }

  /** Number of threads; with `threads: 'auto'`, the most: see {@link threadUse}. */
  get threads(): number {
    return this.#machine.plan.options.threads;
  }

  /** How many threads train now, and how many have trained so far. With `threads: 'auto'`, the number changes. */
  get threadUse(): ThreadUse {
    return this.#machine.threadUse;
  }

  /**
   * Where the program trains and evaluates: `caller-thread`, which is blocked for a time slice at a time; `worker-file`,
   * workers started from the file of this package; `worker-inline`, workers started from code embedded in it.
   */
  get runsOn(): RunsOn {
    return this.#machine.runsOn;
  }

  /** Why there are fewer threads than requested, or no worker for a window, in one line; undefined if neither is so. */
  get threadsFallback(): string | undefined {
    return this.#machine.fallback;
  }

  /** Number of trainable parameters. */
  get parameters(): number {
    return countParameters(this.#machine.plan.weights);
  }

  /**
   * Multiply-adds that one sample costs in a training step by the direct algorithm, two floating-point operations each: a
   * measure of the work that is the same for every engine. Winograd's convolutions need fewer.
   */
  get productsPerSample(): number {
    return productsPerSample(this.#machine.plan.network);
  }

  /**
   * Trains through consecutive steps. Yields to the event loop at least about every tenth of a second.
   * @throws InvalidOptionError if the order contains an index outside the training set, or there are too few learning rates
   * @throws WorkerDiedError if a thread dies; the program is then unusable
   */
  train(span: Span): Promise<Score> {
    const { plan } = this.#machine;
    checkSpan(span, plan.options);
    return this.#exclusively(async () => {
      const steps = span.learningRates.length;
      const score = await this.#machine.train(span, this.#step);
      this.#step += steps;
      return score;
    });
  }

  /**
   * Trains through a span as `train` does, but on the caller's thread and op by op, and measures each op.
   * @throws InvalidOptionError as `train` does, and for more steps than run at once (512, or fewer for large batches)
   */
  profile(span: Span): Promise<OpProfile[]> {
    const { plan } = this.#machine;
    const steps = span.learningRates.length;
    checkSpan(span, plan.options);
    if (steps > plan.stepsPerRun)
      throw new InvalidOptionError(
        'steps',
        String(steps),
        `profile at most ${formatQuantity(plan.stepsPerRun, 'step')} per call`,
      );
    return this.#exclusively(async () => {
      const profile = await this.#machine.profile(span, this.#step);
      this.#step += steps;
      return profile;
    });
  }

  /**
   * Scores images with labels or targets, without dropout and without changing the weights. With `l1` or `l2`, the loss includes the penalty, as in
   * training.
   * @throws InvalidOptionError if images and labels, or targets, don't fit each other or the model
   */
  evaluate(set: LabeledImages | TargetImages): Promise<Score> {
    const { network } = this.#machine.plan;
    checkTraining('evaluate', set, network);
    return this.#exclusively(async () => {
      const { memory, plan } = this.#machine;
      return withPenalty(await this.#machine.evaluate(set), weightPenalty(memory, plan));
    });
  }

  /**
   * Class probabilities, or the outputs of a model that does not end in a softmax, shape `[count, outputs]`, of images
   * `[count, rows, columns, channels]` with values 0 to 255. A
   * single image uses kernels of its own, whose results differ from those of a batch by rounding only.
   * @throws InvalidOptionError if the bytes are not whole images
   */
  predict(images: Uint8Array): Promise<Float32Array> {
    const count = countImages('images', images, this.#machine.plan.network.input);
    return this.#exclusively(() => this.#machine.predict(images, count));
  }

  /**
   * Penalties of the classes, shape `[count, classes]`: the squared distances to the centers of RBF units, of images as
   * `predict` takes them.
   * @throws UnsupportedModelError if the model does not end in RBF units and a Softmin
   * @throws InvalidOptionError if the bytes are not whole images
   */
  penalties(images: Uint8Array): Promise<Float32Array> {
    const { network } = this.#machine.plan;
    if (network.rejectLogit === undefined)
      throw new UnsupportedModelError('penalties of a model without RBF units');
    const count = countImages('images', images, network.input);
    return this.#exclusively(() => this.#machine.penalties(images, count));
  }

  /** Reads the weights of a model of the same architecture. The moments of the optimizer stay as they are. */
  readWeights(model: LayersModel | PlainModel): Promise<void> {
    return this.#exclusively(async () => {
      const { memory, plan } = this.#machine;
      writeWeights(memory, plan, await copyModelWeights(model, plan));
      this.#machine.prepare();
    });
  }

  /**
   * Writes the current weights to a model of the same architecture.
   * @param convert what the model gets instead of the weights themselves, in the same order and with the same shapes
   */
  writeWeights(
    model: LayersModel | PlainModel,
    convert: (weights: readonly NamedTensor[]) => readonly NamedTensor[] = (weights) => weights,
  ): Promise<void> {
    return this.#exclusively(async () => {
      const { memory, plan } = this.#machine;
      await writeModelWeights(model, plan, convert(readWeights(memory, plan)));
    });
  }

  /** Copies everything that is needed to resume from here. */
  state(): Promise<ProgramState> {
    return this.#exclusively(async () => {
      const { memory, plan } = this.#machine;
      return { step: this.#step, weights: readWeights(memory, plan), moments: readMoments(memory, plan) };
    });
  }

  /**
   * Restores a state. Training then continues bit for bit as if it had never stopped.
   * @throws InvalidStateError if the state is of another model or optimizer; the program stays unchanged
   */
  restore(state: ProgramState): Promise<void> {
    return this.#exclusively(async () => {
      const { memory, plan } = this.#machine;
      if (!Number.isSafeInteger(state.step) || state.step < 0)
        throw new InvalidStateError({
          problem: 'step of the state is invalid',
          found: formatValue(state.step),
          remedy: 'use an integer of 0 or more',
        });
      writeState(memory, plan, state);
      this.#machine.prepare();
      this.#step = state.step;
    });
  }

  /** Lists the threads, the buffers in memory and the kernel calls of each program, as text. */
  describe(): string {
    const { plan, build: kernels, runsOn, fallback, threadUse } = this.#machine;
    return describePlan(plan, { kernels, runsOn, fallback, threadUse });
  }

  /** Waits for pending calls, then stops the threads. Later calls reject with a ProgramStateError. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#mutex.idle();
    await this.#machine.dispose();
  }

  #exclusively<T>(work: () => Promise<T>): Promise<T> {
    if (this.#disposed) return Promise.reject(new ProgramStateError());
    return this.#mutex.run(work);
  }
}
