import {
  formatQuantity,
  formatValue,
  type Labels,
  type NamedTensor,
  type Score,
  shapeSize,
} from '@lenet5/core';
import { InvalidOptionError } from '../errors/invalid-option-error.js';
import type { KernelBuild } from '../kernel-build.js';
import { weightPenalty, withPenalty } from '../penalty.js';
import type { MemoryImage } from '../plan/memory/memory-image.js';
import type { Plan } from '../plan/plan.js';
import type { ProgramState } from '../program-state.js';
import type { CallerThread } from '../runtime/caller-thread.js';
import { targetsPerImage, writeTargets } from '../runtime/write-targets.js';
import { readScore, writeStepRows } from '../step-rows.js';
import { readMoments, readWeights, writeState, writeWeights } from '../weight-access.js';
import type { Batch, BatchScore } from './batch.js';
import { checkBatch, countInputs } from './check-batch.js';

/** The parts of a batch program. */
export interface BatchProgramParts {
  readonly plan: Plan;
  readonly image: MemoryImage;
  readonly memory: WebAssembly.Memory;
  readonly caller: CallerThread;
  readonly kernels: KernelBuild;
}

/** A model as a program whose batches come from the caller one by one: see {@link compileBatches}. Every call is synchronous. */
export class BatchProgram {
  /** The build of the kernels in use. */
  readonly kernels: KernelBuild;
  readonly #plan: Plan;
  readonly #image: MemoryImage;
  readonly #memory: WebAssembly.Memory;
  readonly #caller: CallerThread;
  /** Values of an input. */
  readonly #size: number;
  #step = 0;

  /** @internal compileBatches() creates programs. */
  constructor({ plan, image, memory, caller, kernels }: BatchProgramParts) {
    this.#plan = plan;
    this.#image = image;
    this.#memory = memory;
    this.#caller = caller;
    this.#size = plan.network.input.reduce((product, extent) => product * extent, 1);
    this.kernels = kernels;
    for (const { offset, words } of image.pieces) new Int32Array(memory.buffer).set(words, offset / 4);
  }

  /** The most samples of a training batch. */
  get maxBatchSize(): number {
    return this.#plan.options.batchSize;
  }

  /** Number of classes that labels name; 0 if a batch needs targets. */
  get classes(): number {
    return this.#plan.network.classes;
  }

  /** Number of values that the model computes for a sample. */
  get outputs(): number {
    return this.#plan.network.outputs;
  }

  /** Steps taken. */
  get step(): number {
    return this.#step;
  }

  /**
   * Takes one step. The score is that of the weights before it.
   * @throws InvalidOptionError if the batch does not fit the model or has more than `maxBatchSize` samples, or the learning rate is
   * not a number of at least 0
   */
  train(batch: Batch, learningRate: number): BatchScore {
    const { network, places, options } = this.#plan;
    const { maxBatchSize } = this;
    const count = checkBatch(batch, { inputSize: this.#size, network, maxBatchSize });
    const { inputs, weights } = batch;
    if (!(learningRate >= 0 && learningRate < Infinity))
      throw new InvalidOptionError('learningRate', formatValue(learningRate), 'use a number of at least 0');
    const { buffer } = this.#memory;
    const floats = new Float32Array(buffer);
    floats.set(inputs, places.trainImages.offset / 4);
    writeTargets(this.#memory, network, places.trainTargets, targetsOf(batch));
    if (places.sampleWeights) {
      const at = places.sampleWeights.offset / 4;
      if (weights) floats.set(weights, at);
      else floats.fill(1, at, at + count);
    }
    const step = { order: new Uint32Array(0), learningRates: Float32Array.of(learningRate) };
    writeStepRows(buffer, places.rows.offset, options.optimizer, step, this.#step);
    this.#run(this.#image.programs.train, count, count);
    this.#step += 1;
    const score = readScore(buffer, places.rows.offset, 1);
    return options.keepsOutputs ? { ...score, outputs: this.#outputs(count) } : score;
  }

  /**
   * Scores samples, without dropout and without changing the weights.
   * @throws InvalidOptionError if the samples do not fit the model
   */
  evaluate(batch: Omit<Batch, 'weights'>): Omit<Score, 'stepLosses'> {
    const { network, places, evaluationCount, groups } = this.#plan;
    const images = checkBatch(batch, { inputSize: this.#size, network });
    const targets = targetsOf(batch);
    const per = targetsPerImage(network);
    let [lossSum, correct] = [0, 0];
    for (let from = 0; from < images; from += evaluationCount) {
      const count = Math.min(evaluationCount, images - from);
      this.#writeInputs(batch.inputs, from, count);
      const { buffer } = this.#memory;
      const own = targets.subarray(from * per, (from + count) * per);
      writeTargets(this.#memory, network, places.targets, own);
      this.#run(this.#image.programs.evaluate, groups * 4, count);
      const score = readScore(buffer, places.rows.offset, Math.ceil(count / (groups * 4)));
      lossSum += score.lossSum;
      correct += score.correct;
    }
    const score = { images, lossSum, correct, stepLosses: new Float32Array() };
    return withPenalty(score, weightPenalty(this.#memory, this.#plan));
  }

  /**
   * Class probabilities, or the outputs of a model that does not end in a softmax, shape `[count, outputs]`.
   * @throws InvalidOptionError if the values are not whole samples
   */
  predict(inputs: Float32Array): Float32Array {
    const { groups, network } = this.#plan;
    const count = countInputs(inputs, this.#size);
    const predictions = new Float32Array(count * network.outputs);
    for (let from = 0; from < count; from += groups * 4) {
      const size = Math.min(groups * 4, count - from);
      this.#writeInputs(inputs, from, size);
      this.#run(this.#image.programs.predict, size, size);
      predictions.set(this.#outputs(size), from * network.outputs);
    }
    return predictions;
  }

  /** Copies everything that is needed to continue, also in a program of the same model with larger batches. */
  state(): ProgramState {
    const moments = readMoments(this.#memory, this.#plan);
    return { step: this.#step, weights: this.weights(), moments };
  }

  /** Restores a state. @throws InvalidStateError if it is of another model or optimizer */
  restore(state: ProgramState): void {
    writeState(this.#memory, this.#plan, state);
    this.#step = state.step;
    this.#run(this.#image.programs.prepare, 1, 1);
  }

  /** Copies the weights, in the order of `weightsInOrder()`. */
  weights(): NamedTensor[] {
    return readWeights(this.#memory, this.#plan);
  }

  /**
   * Replaces the weights, whose values are in the order of `weightsInOrder()`. The moments of the optimizer stay as they are.
   * @throws InvalidOptionError if an array has another length than the weight
   */
  setWeights(values: readonly Float32Array[]): void {
    const named = this.#plan.weights.map(({ weight: { name, shape } }, index) => {
      const found = values[index] ?? new Float32Array();
      if (found.length === shapeSize(shape)) return { name, shape, values: found };
      const remedy = `pass ${formatQuantity(shapeSize(shape), 'value')}, those of ${name}`;
      throw new InvalidOptionError(`values[${index}]`, `length ${found.length}`, remedy);
    });
    writeWeights(this.#memory, this.#plan, named);
    this.#run(this.#image.programs.prepare, 1, 1);
  }

  /** Copies the outputs of the last samples that a program computed them for. */
  #outputs(count: number): Float32Array {
    const { places, network } = this.#plan;
    return new Float32Array(this.#memory.buffer, places.predictions.offset, count * network.outputs).slice();
  }

  #writeInputs(inputs: Float32Array, from: number, count: number): void {
    const values = inputs.subarray(from * this.#size, (from + count) * this.#size);
    new Float32Array(this.#memory.buffer).set(values, this.#plan.places.images.offset / 4);
  }

  #run(program: number, batchSize: number, count: number): void {
    this.#caller.runSync({ program, batchSize, count, orders: this.#plan.places.sequence.offset });
  }
}

/** The targets or the labels of a checked batch. */
function targetsOf({ labels, targets }: Batch): Labels | Float32Array {
  return targets ?? labels ?? new Uint8Array();
}
