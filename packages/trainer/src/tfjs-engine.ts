import { type Augmenter, createAugmenter } from '@lenet5/compiler';
import {
  foldNormalization,
  type Score,
  type Span,
  shapeSize,
  softenProbabilities,
  unfoldNormalization,
  weightNames,
} from '@lenet5/core';
import { type ImageSet, imageShape } from '@lenet5/mnist';
import { type Tensor, tidy } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Engine, EngineOptions, EngineState } from './engine.js';
import { onExactGrid } from './exact-sum.js';
import { type PixelScale, pixelScale } from './input-normalization.js';
import { weightPenalty } from './tfjs/adjust-gradients.js';
import { checkImageSet, checkPixels, checkSpan } from './tfjs/check-call.js';
import { fixNormalizations } from './tfjs/fix-normalizations.js';
import { gatherPixels, smoothTargets } from './tfjs/image-batch.js';
import { type LeafWeight, leafWeights } from './tfjs/leaf-weights.js';
import { cloneToLogits, rejectPenaltyOf } from './tfjs/logits-model.js';
import { makeOptimizer } from './tfjs/make-optimizer.js';
import { readMoments, restoreMoments } from './tfjs/optimizer-moments.js';
import {
  logitsPerImage,
  type OutputHead,
  toLogits,
  toPenalties,
  toProbabilities,
} from './tfjs/output-head.js';
import { dropoutSeeder, unreproducibleLayers } from './tfjs/random-layers.js';
import { readyBackend } from './tfjs/ready-backend.js';
import { addSoftTally, gatherTargets, type SoftBatch } from './tfjs/soft-batch.js';
import { type Tally, tally } from './tfjs/tally.js';
import { applyModel, type Trainee, trainStep } from './tfjs/train-step.js';
import { readWeights, variableOf, writeWeights } from './tfjs/weight-tensors.js';
import { isPlain } from './trainable-model.js';
import { UnsupportedByEngineError } from './unsupported-by-engine-error.js';
import { yieldEvery } from './yield-every.js';

/** Images per forward pass of an evaluation or a prediction. */
const EVALUATION_BATCH = 500;

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

/** Distorts images as the compiled engine does. */
async function augmenterOf({
  augmentation,
  normalization,
  train,
  seed,
}: InMemoryOptions): Promise<Augmenter | undefined> {
  if (!augmentation) return undefined;
  return createAugmenter({
    images: train.images,
    shape: imageShape(train),
    distortions: augmentation,
    normalization: pixelScale(normalization),
    seed,
    kernels: 'simd',
  });
}

/** The probabilities of the teachers at the temperature, for all training images. */
function softTargetsOf({ distillation }: EngineOptions, classes: number): SoftBatch | undefined {
  if (!distillation) return undefined;
  const { targets, temperature } = distillation;
  return { ...distillation, targets: softenProbabilities(targets, classes, temperature) };
}

/** The weights of the caller's model that belong to those of the copy, in the order of the copy. */
function ownWeights({ model, freeze }: TfjsOptions, copy: LayersModel): LeafWeight[] {
  const own = leafWeights(model, freeze);
  const index = new Map(leafWeights(copy).map(({ weight }, at) => [weight, at]));
  return copy.weights.flatMap((weight) => own[index.get(weight) ?? -1] ?? []);
}

/** Converts logits to the values that a caller wants. */
type Conversion = (logits: Tensor, head: OutputHead) => Tensor;

/** Options with the images in memory. */
type InMemoryOptions = EngineOptions & { readonly train: ImageSet };

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
  readonly #head: OutputHead;
  readonly #scale: PixelScale;
  /** Values per image. */
  readonly #size: number;
  readonly #seedDropout: (step: number) => void;
  /** The soft targets of all training images; undefined without distillation. */
  readonly #soft: SoftBatch | undefined;
  readonly #augmenter: Augmenter | undefined;
  readonly #yieldIfDue = yieldEvery(TIME_SLICE);
  #disposed = false;

  constructor(options: TfjsOptions, model: LayersModel, head: OutputHead, augmenter: Augmenter | undefined) {
    const weights = model.trainableWeights;
    const variables = weights.map(variableOf);
    this.#options = options;
    this.#augmenter = augmenter;
    const optimizer = makeOptimizer(options.optimizer, variables);
    const names = weightNames(options.model.weights);
    const nameOf = new Map(options.model.weights.map((weight, index) => [weight, names[index]]));
    this.#own = ownWeights(options, model);
    this.#names = this.#own.map(({ weight }) => nameOf.get(weight) ?? weight.originalName);
    const unfrozen = variables.filter((_, index) => !this.#own[index]?.isFrozen);
    const { gradient } = options;
    this.#trainee = { model, head, weights, variables, unfrozen, optimizer, gradient };
    this.#head = head;
    this.#scale = pixelScale(options.normalization);
    this.#size = shapeSize(model.inputs[0]?.shape.slice(1).map(Number) ?? []);
    this.#soft = softTargetsOf(options, head.classes);
    this.#seedDropout = dropoutSeeder(model, options.seed);
    const unreproducible = unreproducibleLayers(model);
    if (unreproducible !== undefined) this.unreproducible = unreproducible;
    if (head.rejectPenalty !== undefined) this.penalties = (images) => this.#inferAll(images, toPenalties);
  }

  async trainSpan(span: Span): Promise<Score> {
    checkSpan(span, this.#options);
    const { order, learningRates } = span;
    const { batchSize } = this.#options;
    const stepLosses = new Float32Array(learningRates.length);
    let lossSum = 0;
    let correct = 0;
    for (const [step, learningRate] of learningRates.entries()) {
      const batch = order.subarray(step * batchSize, (step + 1) * batchSize);
      const pixels = this.#pixels(batch, span.augmentation?.epoch ?? 0, span.augmentation?.strengths[step]);
      const score = await this.#step(batch, pixels, learningRate);
      stepLosses[step] = score.lossSum / batch.length;
      lossSum += onExactGrid(score.lossSum);
      correct += score.correct;
      await this.#yieldIfDue();
    }
    return { images: order.length, lossSum, correct, stepLosses };
  }

  /** The pixels of a batch, distorted if the images are augmented. */
  #pixels(batch: Uint32Array, epoch: number, strength: number | undefined): Float32Array {
    const { images } = this.#options.train;
    return (
      this.#augmenter?.augment(batch, epoch, strength) ?? gatherPixels(images, batch, this.#scale, this.#size)
    );
  }

  async #step(batch: Uint32Array, pixels: Float32Array, learningRate: number): Promise<Tally> {
    const { train, labelSmoothing } = this.#options;
    const { optimizer } = this.#trainee;
    const labels = Uint16Array.from(batch, (index) => train.labels[index] ?? 0);
    const columns = logitsPerImage(this.#head);
    const targets = smoothTargets(labels, this.#head.classes, labelSmoothing, columns);
    optimizer.learningRate = learningRate;
    this.#seedDropout(optimizer.iterations);
    const soft = this.#softBatch(batch);
    const weights = this.#weightsOf(batch);
    const { logits, penalty } = await trainStep(this.#trainee, { pixels, targets, soft, weights });
    const hard = tally(logits, labels, this.#head, labelSmoothing, weights);
    const score = soft ? addSoftTally(hard, logits, this.#head.classes, soft, weights) : hard;
    return { ...score, lossSum: score.lossSum + penalty * batch.length };
  }

  /** The factors of the losses of a batch. */
  #weightsOf(batch: Uint32Array): Float32Array | undefined {
    const { sampleWeights } = this.#options;
    return sampleWeights && Float32Array.from(batch, (index) => sampleWeights[index] ?? 0);
  }

  /** What a batch learns from teachers. */
  #softBatch(batch: Uint32Array): SoftBatch | undefined {
    if (!this.#soft) return undefined;
    return { ...this.#soft, targets: gatherTargets(this.#soft.targets, batch, this.#head.classes) };
  }

  async evaluate(set: ImageSet): Promise<Score> {
    checkImageSet(set, this.#size);
    const { images, labels, count } = set;
    let lossSum = 0;
    let correct = 0;
    for (let begin = 0; begin < count; begin += EVALUATION_BATCH) {
      const end = Math.min(begin + EVALUATION_BATCH, count);
      const logits = await this.#infer(images, begin, end, (values) => values);
      const { labelSmoothing } = this.#options;
      const batch = tally(logits, labels.subarray(begin, end), this.#head, labelSmoothing);
      lossSum += onExactGrid(batch.lossSum);
      correct += batch.correct;
    }
    lossSum += this.#penalty() * count;
    return { images: count, lossSum, correct, stepLosses: new Float32Array() };
  }

  /** The penalty of the weights, which is a part of every loss. */
  #penalty(): number {
    const { gradient, unfrozen } = this.#trainee;
    if (!gradient?.l1 && !gradient?.l2) return 0;
    return tidy(() => weightPenalty(unfrozen, gradient).dataSync()[0] ?? 0);
  }

  async predict(images: Uint8Array): Promise<Float32Array> {
    return this.#inferAll(images, toProbabilities);
  }

  /** What `convert` makes of the logits of all images, one value per class. */
  async #inferAll(images: Uint8Array, convert: Conversion): Promise<Float32Array> {
    checkPixels(images, this.#size);
    const count = images.length / this.#size;
    const { classes } = this.#head;
    const values = new Float32Array(count * classes);
    for (let begin = 0; begin < count; begin += EVALUATION_BATCH) {
      const end = Math.min(begin + EVALUATION_BATCH, count);
      values.set(await this.#infer(images, begin, end, convert), begin * classes);
    }
    return values;
  }

  /** What `convert` makes of the logits of the images from `begin` up to `end`, which is excluded. */
  async #infer(images: Uint8Array, begin: number, end: number, convert: Conversion): Promise<Float32Array> {
    const indices = Uint32Array.from({ length: end - begin }, (_, index) => begin + index);
    const output = tidy(() => {
      const pixels = gatherPixels(images, indices, this.#scale, this.#size);
      const head = this.#head;
      return convert(toLogits(applyModel(this.#trainee.model, pixels, false), head), head);
    });
    const values = await output.data<'float32'>();
    output.dispose();
    await this.#yieldIfDue();
    return values;
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
