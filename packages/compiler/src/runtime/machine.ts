import type { KernelBuild } from '../kernel-build.js';
import type { LabelledImages } from '../labelled-images.js';
import type { MemoryImage } from '../plan/memory-image.js';
import type { Plan } from '../plan/plan.js';
import { addScores, type Score } from '../score.js';
import type { Span } from '../span.js';
import { readScore, writeStepRows } from '../step-rows.js';
import type { Executor } from './executor.js';
import type { Run } from './frame.js';
import type { InPlace } from './in-place.js';
import type { OpProfile } from './profile.js';

/** What a machine is put together from. */
export interface MachineParts {
  readonly plan: Plan;
  readonly image: MemoryImage;
  readonly build: KernelBuild;
  readonly memory: WebAssembly.Memory;
  /** The caller's own thread, for what is over at once. */
  readonly caller: InPlace;
  /** The threads that train. */
  readonly executor: Executor;
}

/** Carries a plan out: brings spans, images and results into and out of the memory, turn by turn. */
export class Machine {
  readonly plan: Plan;
  readonly build: KernelBuild;
  readonly memory: WebAssembly.Memory;
  readonly #image: MemoryImage;
  readonly #caller: InPlace;
  readonly #executor: Executor;
  #stepsPerTurn = 16;

  constructor(parts: MachineParts) {
    this.plan = parts.plan;
    this.build = parts.build;
    this.memory = parts.memory;
    this.#image = parts.image;
    this.#caller = parts.caller;
    this.#executor = parts.executor;
    for (const { offset, words } of parts.image.pieces) {
      new Int32Array(this.memory.buffer).set(words, offset / 4);
    }
  }

  /** Copies the training set into the memory. */
  setTrainingData({ images, labels }: LabelledImages): void {
    const { trainImages, trainLabels } = this.plan.places;
    const bytes = new Uint8Array(this.memory.buffer);
    bytes.set(images, trainImages.offset);
    bytes.set(labels, trainLabels.offset);
  }

  /** To be called after weights were written. */
  prepare(): void {
    const { prepare } = this.#image.programs;
    this.#caller.runNow({
      program: prepare,
      batchSize: 1,
      count: 1,
      orders: this.plan.places.sequence.offset,
    });
  }

  /** Trains through a span; `firstStep` steps were taken before it. */
  async train({ order, learningRates }: Span, firstStep: number): Promise<Score> {
    const { batchSize } = this.plan.options;
    const scores: Score[] = [];
    for (let step = 0; step < learningRates.length; ) {
      const end = Math.min(step + this.#stepsPerTurn, learningRates.length);
      const began = performance.now();
      const turn = {
        order: order.subarray(step * batchSize, end * batchSize),
        learningRates: learningRates.subarray(step, end),
      };
      scores.push(await this.#trainTurn(turn, firstStep + step));
      this.#adapt((performance.now() - began) / (end - step));
      step = end;
    }
    return addScores(scores);
  }

  async #trainTurn(turn: Span, firstStep: number): Promise<Score> {
    await this.#executor.run(this.#setTurn(turn, firstStep));
    return readScore(this.memory.buffer, this.plan.places.rows.offset, turn.learningRates.length);
  }

  #setTurn({ order, learningRates }: Span, firstStep: number): Run {
    const { places, options } = this.plan;
    const { buffer } = this.memory;
    new Uint32Array(buffer).set(order, places.orders.offset / 4);
    writeStepRows(buffer, places.rows.offset, options.optimizer, learningRates, firstStep);
    return {
      program: this.#image.programs.train,
      batchSize: options.batchSize,
      count: order.length,
      orders: places.orders.offset,
    };
  }

  /** Trains through a span of no more than `plan.stepsPerRun` steps on the caller's own thread, timing each op. */
  profile(span: Span, firstStep: number): OpProfile[] {
    return this.#caller.profile(this.plan.listings.train, this.#setTurn(span, firstStep));
  }

  /** Scores labelled images, as many at a time as there is room for. */
  async evaluate({ images, labels }: LabelledImages): Promise<Score> {
    const { places, evaluationCount, groups } = this.plan;
    const scores: Score[] = [];
    for (let from = 0; from < labels.length; from += evaluationCount) {
      const count = Math.min(evaluationCount, labels.length - from);
      this.#showImages(images, from, count);
      new Uint8Array(this.memory.buffer).set(labels.subarray(from, from + count), places.labels.offset);
      await this.#executor.run({
        program: this.#image.programs.evaluate,
        batchSize: groups * 4,
        count,
        orders: places.sequence.offset,
      });
      const steps = Math.ceil(count / (groups * 4));
      scores.push(readScore(this.memory.buffer, places.rows.offset, steps));
    }
    return addScores(scores);
  }

  /** Class probabilities of `count` images, on the caller's own thread. */
  async predict(images: Uint8Array, count: number): Promise<Float32Array> {
    const { places, groups, network } = this.plan;
    const probabilities = new Float32Array(count * network.classes);
    for (let from = 0; from < count; from += groups * 4) {
      const some = Math.min(groups * 4, count - from);
      this.#showImages(images, from, some);
      this.#caller.runNow({
        program: some === 1 ? this.#image.programs.predictOne : this.#image.programs.predict,
        batchSize: some,
        count: some,
        orders: places.sequence.offset,
      });
      const at = places.probabilities.offset;
      const found = new Float32Array(this.memory.buffer, at, some * network.classes);
      probabilities.set(found, from * network.classes);
    }
    return probabilities;
  }

  /** Ends the threads. */
  dispose(): Promise<void> {
    return this.#executor.dispose();
  }

  #showImages(images: Uint8Array, from: number, count: number): void {
    const { places, network } = this.plan;
    const pixels = network.input.reduce((product, size) => product * size, 1);
    const bytes = images.subarray(from * pixels, (from + count) * pixels);
    new Uint8Array(this.memory.buffer).set(bytes, places.images.offset);
  }

  #adapt(millisecondsPerStep: number): void {
    const wanted = Math.ceil(this.#executor.turn / Math.max(millisecondsPerStep, 0.001));
    this.#stepsPerTurn = Math.min(this.plan.stepsPerRun, Math.max(1, wanted));
  }
}
