import { formatValue } from '@lenet5/core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { InvalidOptionError } from './errors/invalid-option-error.js';
import { InvalidStateError } from './errors/invalid-state-error.js';
import { ProgramStateError } from './errors/runtime-errors.js';
import type { KernelBuild } from './kernel-build.js';
import { checkImages, countImages, type LabelledImages } from './labelled-images.js';
import type { PlainModel } from './lower/compilable-model.js';
import { copyModelWeights, writeModelWeights } from './model-weights.js';
import { describePlan } from './plan/describe.js';
import { productsPerSample } from './plan/products.js';
import type { ProgramState } from './program-state.js';
import type { Machine } from './runtime/machine.js';
import type { OpProfile } from './runtime/profile.js';
import type { Score } from './score.js';
import { checkSpan, type Span } from './span.js';
import { readMoments, readWeights, writeState, writeWeights } from './weight-access.js';

/**
 * A model made into one program that trains, evaluates and predicts: see {@link compile}. Calls take their turn: one
 * that comes while another is at work waits for it.
 */
export class Program {
  readonly #machine: Machine;
  #step = 0;
  #last: Promise<unknown> = Promise.resolve();
  #disposed = false;

  /** @internal Programs are made by compile(). */
  constructor(machine: Machine) {
    this.#machine = machine;
  }

  /** The build of the kernels at work. */
  get kernels(): KernelBuild {
    return this.#machine.build;
  }

  /** How many threads train. */
  get threads(): number {
    return this.#machine.plan.options.threads;
  }

  /** Trainable parameters. */
  get parameters(): number {
    return this.#machine.plan.weights.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  }

  /**
   * Multiply-adds that one sample costs in a training step by the plain algorithm, two operations each: a measure of the
   * work that is the same for every engine. Winograd's convolutions are done with fewer.
   */
  get productsPerSample(): number {
    return productsPerSample(this.#machine.plan.network);
  }

  /**
   * Trains through consecutive steps. The thread of the caller is given back at least every tenth of a second or so.
   * @throws InvalidOptionError where the order names an image that is not there, or the learning rates are too few
   * @throws WorkerDiedError where a thread has died; the program is of no use then
   */
  train(span: Span): Promise<Score> {
    const { plan } = this.#machine;
    checkSpan(span, plan.options.batchSize, plan.options.trainCount);
    return this.#inTurn(async () => {
      const steps = span.learningRates.length;
      const score = await this.#machine.train(span, this.#step);
      this.#step += steps;
      return score;
    });
  }

  /**
   * Trains through a span as `train` does, but on the caller's thread and op by op, and tells how long each took.
   * @throws InvalidOptionError as `train` does, and for more steps than run at once (512, of large batches fewer)
   */
  profile(span: Span): Promise<OpProfile[]> {
    const { plan } = this.#machine;
    const steps = span.learningRates.length;
    checkSpan(span, plan.options.batchSize, plan.options.trainCount);
    if (steps > plan.stepsPerRun)
      throw new InvalidOptionError(
        'steps',
        String(steps),
        `profile at most ${plan.stepsPerRun} steps per call`,
      );
    return this.#inTurn(async () => {
      const profile = this.#machine.profile(span, this.#step);
      this.#step += steps;
      return profile;
    });
  }

  /**
   * Scores labelled images; nothing is learned from them, and nothing dropped out.
   * @throws InvalidOptionError where images and labels do not fit each other or the model
   */
  evaluate(set: LabelledImages): Promise<Score> {
    const { network } = this.#machine.plan;
    checkImages('evaluate', set, network.input, network.classes);
    return this.#inTurn(() => this.#machine.evaluate(set));
  }

  /**
   * Class probabilities, shape `[count, classes]`, of images `[count, rows, columns, channels]`, 0 to 255.
   * A single image has kernels of its own and comes to what it comes to among others up to rounding.
   * @throws InvalidOptionError where the bytes are not whole images
   */
  predict(images: Uint8Array): Promise<Float32Array> {
    const count = countImages('images', images, this.#machine.plan.network.input);
    return this.#inTurn(() => this.#machine.predict(images, count));
  }

  /** Takes the weights of a model of the same architecture. The optimiser's moments stay as they are. */
  readWeights(model: Sequential | PlainModel): Promise<void> {
    return this.#inTurn(async () => {
      const { memory, plan } = this.#machine;
      writeWeights(memory, plan, await copyModelWeights(model, plan));
      this.#machine.prepare();
    });
  }

  /** Gives a model of the same architecture the weights as they are now. */
  writeWeights(model: Sequential | PlainModel): Promise<void> {
    return this.#inTurn(async () => {
      const { memory, plan } = this.#machine;
      await writeModelWeights(model, plan, readWeights(memory, plan));
    });
  }

  /** Copies out all that is needed to go on from here. */
  state(): Promise<ProgramState> {
    return this.#inTurn(async () => {
      const { memory, plan } = this.#machine;
      return { step: this.#step, weights: readWeights(memory, plan), moments: readMoments(memory, plan) };
    });
  }

  /**
   * Goes back, or on, to a state: what follows is as if the program had never stopped, to the bit.
   * @throws InvalidStateError where the state is of another model or optimiser; the program is as it was
   */
  restore(state: ProgramState): Promise<void> {
    return this.#inTurn(async () => {
      const { memory, plan } = this.#machine;
      if (!Number.isSafeInteger(state.step) || state.step < 0)
        throw new InvalidStateError({
          problem: 'step of the state is not valid',
          found: formatValue(state.step),
          remedy: 'use an integer of 0 or more',
        });
      writeState(memory, plan, state);
      this.#machine.prepare();
      this.#step = state.step;
    });
  }

  /** The program as a listing: what lies where in memory, and which kernel is called when. */
  describe(): string {
    return describePlan(this.#machine.plan, this.kernels);
  }

  /** Ends the threads and lets the memory go. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#last.catch(() => undefined);
    await this.#machine.dispose();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#disposed) return Promise.reject(new ProgramStateError());
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
