import type { Augmenter } from '@lenet5/compiler';
import { foldNormalization, type Score, type Span, unfoldNormalization, weightNames } from '@lenet5/core';
import type { ImageSet } from '@lenet5/mnist';
import { tidy } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Engine, EngineState } from './engine.js';
import { onExactGrid } from './exact-sum.js';
import { pixelScale } from './input-normalization.js';
import { weightPenalty } from './tfjs/adjust-gradients.js';
import { checkSpan } from './tfjs/check-call.js';
import { fixNormalizations } from './tfjs/fix-normalizations.js';
import { Inference, valuesOfInput } from './tfjs/inference.js';
import { type LeafWeight, leafWeights } from './tfjs/leaf-weights.js';
import { cloneToLogits, rejectPenaltyOf } from './tfjs/logits-model.js';
import { makeOptimizer } from './tfjs/make-optimizer.js';
import { readMoments, restoreMoments } from './tfjs/optimizer-moments.js';
import { type OutputHead, toPenalties, toProbabilities } from './tfjs/output-head.js';
import { dropoutSeeder, unreproducibleLayers } from './tfjs/random-layers.js';
import { readyBackend } from './tfjs/ready-backend.js';
import { addSoftTally } from './tfjs/soft-batch.js';
import { type Tally, tally } from './tfjs/tally.js';
import { type Trainee, trainStep } from './tfjs/train-step.js';
import {
  augmenterOf,
  type InMemoryOptions,
  type LabeledBatch,
  TrainingBatches,
} from './tfjs/training-batches.js';
import { readWeights, variableOf, writeWeights } from './tfjs/weight-tensors.js';
import { isPlain } from './trainable-model.js';
import { UnsupportedByEngineError } from './unsupported-by-engine-error.js';
import { yieldEvery } from './yield-every.js';

/** Milliseconds of work before the engine yields to timers, signals and drawing. */
const TIME_SLICE = 8;

/**
 * Creates the engine that trains any Sequential or functional model that ends in a softmax or Softmin, step by step on the active backend of tfjs
 * (WASM, unless the caller has set another one). Dropout's masks are functions of the seed, the step and the layer.
 *
 * @throws UnsupportedByEngineError if the model has plain values as weights, does not end in a softmax or Softmin, or has
 * layers that tfjs cannot copy; also for the loss mse of a model that does not end in Softmin.
 */
export async function createTfjsEngine(options: InMemoryOptions): Promise<Engine> {
  const { model } = options;
  if (isPlain(model)) {
    const remedy = 'use a model of tfjs, such as lenet5()';
    throw new UnsupportedByEngineError('tfjs', 'its weights are plain values', remedy);
  }
  const { normalization, loss, freeze } = options;
  const rejectPenalty = rejectPenaltyOf(model);
  if (loss === 'mse' && rejectPenalty === undefined) {
    throw new UnsupportedByEngineError(
      'tfjs',
      'it has no penalties, which the loss mse needs',
      'end it in Softmin',
    );
  }
  await readyBackend();
  const trained = await cloneToLogits(model);
  if (normalization) {
    const weights = await readWeights(trained.weights, weightNames(trained.weights));
    writeWeights(trained.weights, unfoldNormalization(weights, normalization));
  }
  // The copy has the layers of the model in the same order.
  fixNormalizations(trained, (index) => freeze?.includes(model.layers[index]?.name ?? '') ?? false);
  const head: OutputHead = {
    classes: Number(trained.outputs[0]?.shape.at(-1)),
    ...(rejectPenalty === undefined ? {} : { rejectPenalty }),
    loss,
  };
  return new TfjsEngine({ ...options, model }, trained, head, await augmenterOf(options));
}

/** The weights of the caller's model that belong to those of the copy, in the order of the copy. */
function ownWeights({ model, freeze }: TfjsOptions, copy: LayersModel): LeafWeight[] {
  const own = leafWeights(model, freeze);
  const index = new Map(leafWeights(copy).map(({ weight }, at) => [weight, at]));
  return copy.weights.flatMap((weight) => own[index.get(weight) ?? -1] ?? []);
}

/** Options with a model that tfjs can train. */
type TfjsOptions = InMemoryOptions & { readonly model: LayersModel };

/** Trains a copy of the model that outputs logits or penalties. */
class TfjsEngine implements Engine {
  readonly name = 'tfjs';
  readonly kernels = 'simd';
  readonly threads = 1;
  readonly runsOn = 'caller-thread';
  readonly unreproducible?: string;
  readonly penalties?: (images: Uint8Array) => Promise<Float32Array>;
  readonly #options: TfjsOptions;
  readonly #trainee: Trainee;
  /** The weights of the caller's model, in the order of the copy that is trained, and their names. */
  readonly #own: readonly LeafWeight[];
  readonly #names: readonly string[];
  readonly #batches: TrainingBatches;
  readonly #inference: Inference;
  readonly #seedDropout: (step: number) => void;
  readonly #yieldIfDue = yieldEvery(TIME_SLICE);
  #disposed = false;

  constructor(options: TfjsOptions, model: LayersModel, head: OutputHead, augmenter: Augmenter | undefined) {
    const weights = model.trainableWeights;
    const variables = weights.map(variableOf);
    this.#options = options;
    const optimizer = makeOptimizer(options.optimizer, variables);
    const names = weightNames(options.model.weights);
    const nameOf = new Map(options.model.weights.map((weight, index) => [weight, names[index]]));
    this.#own = ownWeights(options, model);
    this.#names = this.#own.map(({ weight }) => nameOf.get(weight) ?? weight.originalName);
    const unfrozen = variables.filter((_, index) => !this.#own[index]?.isFrozen);
    const { gradient } = options;
    this.#trainee = { model, head, weights, variables, unfrozen, optimizer, gradient };
    this.#batches = new TrainingBatches(options, head, valuesOfInput(model), augmenter);
    this.#inference = new Inference({
      model,
      head,
      scale: pixelScale(options.normalization),
      labelSmoothing: options.labelSmoothing,
      yieldIfDue: this.#yieldIfDue,
    });
    this.#seedDropout = dropoutSeeder(model, options.seed);
    const unreproducible = unreproducibleLayers(model);
    if (unreproducible !== undefined) this.unreproducible = unreproducible;
    if (head.rejectPenalty !== undefined)
      this.penalties = (images) => this.#inference.inferAll(images, toPenalties);
  }

  async trainSpan(span: Span): Promise<Score> {
    checkSpan(span, this.#options);
    const { order, learningRates } = span;
    const stepLosses = new Float32Array(learningRates.length);
    let [lossSum, correct] = [0, 0];
    for (const [step, learningRate] of learningRates.entries()) {
      const batch = this.#batches.batch(span, step);
      const score = await this.#step(batch, learningRate);
      stepLosses[step] = score.lossSum / batch.labels.length;
      lossSum += onExactGrid(score.lossSum);
      correct += score.correct;
      await this.#yieldIfDue();
    }
    return { images: order.length, lossSum, correct, stepLosses };
  }

  async #step({ labels, ...batch }: LabeledBatch, learningRate: number): Promise<Tally> {
    const { optimizer, head } = this.#trainee;
    const { soft, weights } = batch;
    optimizer.learningRate = learningRate;
    this.#seedDropout(optimizer.iterations);
    const { logits, penalty } = await trainStep(this.#trainee, batch);
    const hard = tally(logits, labels, head, this.#options.labelSmoothing, weights);
    const score = soft ? addSoftTally(hard, logits, head.classes, soft, weights) : hard;
    return { ...score, lossSum: score.lossSum + penalty * labels.length };
  }

  async evaluate(set: ImageSet): Promise<Score> {
    const score = await this.#inference.score(set);
    return { ...score, lossSum: score.lossSum + this.#penalty() * set.count };
  }

  /** The penalty of the weights, which is a part of every loss. */
  #penalty(): number {
    const { gradient, unfrozen } = this.#trainee;
    if (!gradient?.l1 && !gradient?.l2) return 0;
    return tidy(() => weightPenalty(unfrozen, gradient).dataSync()[0] ?? 0);
  }

  async predict(images: Uint8Array): Promise<Float32Array> {
    return this.#inference.inferAll(images, toProbabilities);
  }

  async state(): Promise<EngineState> {
    const { model, weights, variables, optimizer } = this.#trainee;
    const names = this.#names;
    const buffers = await readWeights(model.nonTrainableWeights, names.slice(weights.length));
    return {
      step: optimizer.iterations,
      weights: await readWeights(weights, names),
      moments: await readMoments(this.#options.optimizer, optimizer, variables, names),
      ...(buffers.length > 0 ? { buffers } : {}),
    };
  }

  async restore(state: EngineState): Promise<void> {
    const { model, weights, variables, unfrozen, optimizer } = this.#trainee;
    writeWeights(weights, state.weights);
    writeWeights(model.nonTrainableWeights, state.buffers ?? []);
    restoreMoments(optimizer, state, variables, unfrozen);
  }

  async writeModel(): Promise<void> {
    const { normalization } = this.#options;
    const weights = await readWeights(this.#trainee.model.weights, this.#names);
    writeWeights(
      this.#own.map(({ weight }) => weight),
      normalization ? foldNormalization(weights, normalization) : weights,
    );
  }

  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#trainee.optimizer.dispose();
    this.#trainee.model.dispose();
  }
}
