import {
  addScores,
  type LabeledImages,
  type Score,
  type Span,
  type SpanAugmentation,
  type StreamedImages,
  type TargetImages,
} from '@lenet5/core';
import { isStream } from '../check-images.js';
import { averageCurvature, clearCurvature, writeStepSizes } from '../curvature.js';
import type { KernelBuild } from '../kernel-build.js';
import type { MemoryImage } from '../plan/memory/memory-image.js';
import type { Plan } from '../plan/plan.js';
import { readScore, writeStepRows } from '../step-rows.js';
import type { CallerThread } from './caller-thread.js';
import type { Executor } from './executor.js';
import type { Run } from './frame.js';
import { openWindow } from './image-window.js';
import type { OpProfile } from './op-profile.js';
import type { ThreadPace } from './thread-pace.js';
import type { ThreadUse } from './thread-use.js';
import type { RunsOn } from './threading.js';
import { ALL_IMAGES, type TrainingImages } from './training-images.js';
import { targetsOf, targetsPerImage, writeTargets } from './write-targets.js';

/** Steps of the first time slice, whose duration is not known. */
const FIRST_STEPS = 16;

/** The parts of a machine. */
export interface MachineParts {
  readonly plan: Plan;
  readonly image: MemoryImage;
  readonly build: KernelBuild;
  readonly memory: WebAssembly.Memory;
  /** The caller's thread, for runs that are short. */
  readonly caller: CallerThread;
  /** The threads that train and evaluate. */
  readonly executor: Executor;
  /** Chooses the number of threads for each time slice. */
  readonly pace: ThreadPace;
  /** Where the executor runs. */
  readonly runsOn: RunsOn;
  /** Why there are fewer threads than requested. */
  readonly fallback?: string | undefined;
  /** Why `auto` allows fewer threads than the computer has processors. */
  readonly limit?: string | undefined;
}

/** Executes a plan: copies inputs into the memory, runs the programs in time slices, and reads the results. */
export class Machine {
  readonly plan: Plan;
  readonly build: KernelBuild;
  readonly memory: WebAssembly.Memory;
  readonly runsOn: RunsOn;
  readonly fallback: string | undefined;
  readonly #image: MemoryImage;
  readonly #caller: CallerThread;
  readonly #executor: Executor;
  readonly #pace: ThreadPace;
  readonly #limit: string | undefined;
  #images: TrainingImages = ALL_IMAGES;
  /** Training steps by the number of threads. */
  readonly #steps: number[];
  /** Milliseconds of a step in the last time slice. */
  #millisecondsPerStep: number;

  constructor(parts: MachineParts) {
    this.plan = parts.plan;
    this.build = parts.build;
    this.memory = parts.memory;
    this.runsOn = parts.runsOn;
    this.fallback = parts.fallback;
    this.#image = parts.image;
    this.#caller = parts.caller;
    this.#executor = parts.executor;
    this.#pace = parts.pace;
    this.#limit = parts.limit;
    this.#millisecondsPerStep = parts.executor.timeSlice / FIRST_STEPS;
    this.#steps = new Array<number>(parts.plan.options.threads).fill(0);
    for (const { offset, words } of parts.image.pieces) {
      new Int32Array(this.memory.buffer).set(words, offset / 4);
    }
  }

  /** How many threads it trains with, and has trained with. */
  get threadUse(): ThreadUse {
    const { automatic, threads } = this.#pace;
    const limit = this.#limit === undefined ? {} : { limit: this.#limit };
    return { automatic, current: threads, steps: [...this.#steps], ...limit };
  }

  /** Copies the training set, and its soft targets and weights, if any, into the memory; of a streamed set, all but its pixels. */
  setTrainingData(
    set: LabeledImages | TargetImages | StreamedImages,
    soft?: Float32Array,
    weights?: Float32Array,
  ): void {
    const { network, places } = this.plan;
    const { trainImages, trainTargets, softTargets, sampleWeights } = places;
    if (isStream(set)) this.#images = openWindow(set, this.memory, this.plan);
    else new Uint8Array(this.memory.buffer).set(set.images, trainImages.offset);
    writeTargets(this.memory, network, trainTargets, targetsOf(set));
    const floats = new Float32Array(this.memory.buffer);
    if (soft && softTargets) floats.set(soft, softTargets.offset / 4);
    if (weights && sampleWeights) floats.set(weights, sampleWeights.offset / 4);
  }

  /** Recomputes what is derived from the weights. Call it after the weights were written. */
  prepare(): void {
    const { prepare } = this.#image.programs;
    const orders = this.plan.places.sequence.offset;
    this.#caller.runSync({ program: prepare, batchSize: 1, count: 1, orders });
    writeStepSizes(this.memory, this.plan);
  }

  /**
   * Trains through a span, one time slice after the other.
   * @param firstStep steps taken before the span
   */
  async train(span: Span, firstStep: number): Promise<Score> {
    const { order, learningRates, augmentation, curvature } = span;
    const { batchSize, optimizer } = this.plan.options;
    const scores: Score[] = [];
    if (curvature) await this.#computeCurvature(curvature, augmentation);
    for (let step = 0; step < learningRates.length; ) {
      const { threads } = this.#pace;
      const rest = order.subarray(step * batchSize);
      const { position, count } = await this.#images.load(rest, span.upcoming);
      const end = step + Math.min(this.#stepsPerSlice(), Math.ceil(count / batchSize));
      const began = performance.now();
      const slice = {
        order: order.subarray(step * batchSize, end * batchSize),
        learningRates: learningRates.subarray(step, end),
        ...(augmentation && {
          augmentation: { ...augmentation, strengths: augmentation.strengths.subarray(step, end) },
        }),
      };
      scores.push(await this.#trainSlice(slice, firstStep + step, threads, position));
      this.#images.advance(slice.order.length);
      this.#recordSlice(end - step, performance.now() - began, threads);
      step = end;
    }
    // The steps of SDLM use the weights only as they are.
    if (optimizer.name === 'sdlm') this.prepare();
    return addScores(scores);
  }

  /** Computes the second derivatives of SDLM from images, which are distorted as in the first step of the span. */
  async #computeCurvature(images: Uint32Array, augmentation: SpanAugmentation | undefined): Promise<void> {
    clearCurvature(this.memory, this.plan);
    for (let from = 0; from < images.length; ) {
      const order = images.subarray(from, from + this.#stepsPerSlice());
      await this.#images.fill(order);
      const strengths = new Float32Array(order.length).fill(augmentation?.strengths[0] ?? 1);
      const learningRates = new Float32Array(order.length);
      const slice = { order, learningRates, augmentation: { epoch: augmentation?.epoch ?? 0, strengths } };
      const program = this.#image.programs.curvature;
      await this.#executor.run({ ...this.#writeSlice(slice, 0), program }, this.#pace.threads);
      from += order.length;
    }
    averageCurvature(this.memory, this.plan, images.length);
    writeStepSizes(this.memory, this.plan);
  }

  async #trainSlice(slice: Span, firstStep: number, threads: number, position: number): Promise<Score> {
    await this.#executor.run(this.#writeSlice(slice, firstStep, position), threads);
    return readScore(this.memory.buffer, this.plan.places.rows.offset, slice.learningRates.length);
  }

  /** @param position of the first image, if the training images are streamed */
  #writeSlice(slice: Span, firstStep: number, position = 0): Run {
    const { places, options } = this.plan;
    const { buffer } = this.memory;
    const orders = places.orders.offset + position * 4;
    new Uint32Array(buffer).set(slice.order, orders / 4);
    writeStepRows(buffer, places.rows.offset, options.optimizer, slice, firstStep);
    return {
      program: this.#image.programs.train,
      batchSize: options.batchSize,
      count: slice.order.length,
      orders,
    };
  }

  /** Trains through a span of at most `plan.stepsPerRun` steps on the caller's thread and measures each op. */
  async profile(span: Span, firstStep: number): Promise<OpProfile[]> {
    await this.#images.fill(span.order);
    const profile = this.#caller.profile(this.plan.programs.train, this.#writeSlice(span, firstStep));
    if (this.plan.options.optimizer.name === 'sdlm') this.prepare();
    return profile;
  }

  /** Scores images with labels or targets, `plan.evaluationCount` at a time. */
  async evaluate(set: LabeledImages | TargetImages): Promise<Score> {
    const { network, places, evaluationCount, groups } = this.plan;
    const targets = targetsOf(set);
    const per = targetsPerImage(network);
    const all = targets.length / per;
    const scores: Score[] = [];
    for (let from = 0; from < all; from += evaluationCount) {
      const count = Math.min(evaluationCount, all - from);
      this.#writeImages(set.images, from, count);
      const own = targets.subarray(from * per, (from + count) * per);
      writeTargets(this.memory, network, places.targets, own);
      const run = { program: this.#image.programs.evaluate, batchSize: groups * 4, count };
      await this.#executor.run({ ...run, orders: places.sequence.offset }, this.#pace.threads);
      const steps = Math.ceil(count / (groups * 4));
      scores.push(readScore(this.memory.buffer, places.rows.offset, steps));
    }
    return addScores(scores);
  }

  /** The outputs of `count` images, shape `[count, outputs]`, computed on the caller's thread. */
  async predict(images: Uint8Array, count: number): Promise<Float32Array> {
    const { predict, predictOne } = this.#image.programs;
    return this.#infer(images, count, (size) => (size === 1 ? predictOne : predict));
  }

  /** Penalties of RBF units, as `predict` computes probabilities. */
  async penalties(images: Uint8Array, count: number): Promise<Float32Array> {
    return this.#infer(images, count, () => this.#image.programs.penalties);
  }

  #infer(images: Uint8Array, count: number, programFor: (size: number) => number): Float32Array {
    const { places, groups, network } = this.plan;
    const predictions = new Float32Array(count * network.outputs);
    for (let from = 0; from < count; from += groups * 4) {
      const size = Math.min(groups * 4, count - from);
      this.#writeImages(images, from, size);
      this.#caller.runSync({
        program: programFor(size),
        batchSize: size,
        count: size,
        orders: places.sequence.offset,
      });
      const results = new Float32Array(this.memory.buffer, places.predictions.offset, size * network.outputs);
      predictions.set(results, from * network.outputs);
    }
    return predictions;
  }

  /** Stops the threads. */
  async dispose(): Promise<void> {
    await this.#images.idle();
    await this.#executor.dispose();
  }

  #writeImages(images: Uint8Array, from: number, count: number): void {
    const { places, network } = this.plan;
    const pixels = network.input.reduce((product, size) => product * size, 1);
    const bytes = images.subarray(from * pixels, (from + count) * pixels);
    new Uint8Array(this.memory.buffer).set(bytes, places.images.offset);
  }

  /** The steps of the next time slice, so that it lasts as long as it should. */
  #stepsPerSlice(): number {
    const milliseconds = Math.min(this.#pace.timeSlice ?? Number.POSITIVE_INFINITY, this.#executor.timeSlice);
    const steps = Math.ceil(milliseconds / Math.max(this.#millisecondsPerStep, 0.001));
    return Math.min(this.plan.stepsPerRun, Math.max(1, steps));
  }

  #recordSlice(count: number, milliseconds: number, threads: number): void {
    this.#steps[threads - 1] = (this.#steps[threads - 1] ?? 0) + count;
    this.#pace.record(count, milliseconds);
    this.#millisecondsPerStep = milliseconds / count;
  }
}
