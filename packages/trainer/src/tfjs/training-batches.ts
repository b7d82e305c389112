import { type Augmenter, createAugmenter } from '@lenet5/compiler';
import { type Span, softenProbabilities } from '@lenet5/core';
import { type ImageSet, imageShape } from '@lenet5/mnist';
import type { EngineOptions } from '../engine.js';
import { type PixelScale, pixelScale } from '../input-normalization.js';
import { gatherPixels, smoothTargets } from './image-batch.js';
import { logitsPerImage, type OutputHead } from './output-head.js';
import { gatherTargets, type SoftBatch } from './soft-batch.js';
import type { StepBatch } from './train-step.js';

/** Options with the images in memory. */
export type InMemoryOptions = EngineOptions & { readonly train: ImageSet };

/** A batch with its labels. */
export interface LabeledBatch extends StepBatch {
  readonly labels: Uint16Array;
}

/** Distorts images as the compiled engine does; undefined without augmentation. */
export async function augmenterOf(options: InMemoryOptions): Promise<Augmenter | undefined> {
  const { augmentation, normalization, train, seed } = options;
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

/** The batches of the training images. */
export class TrainingBatches {
  readonly #options: InMemoryOptions;
  readonly #head: OutputHead;
  /** Values per image. */
  readonly #size: number;
  readonly #augmenter: Augmenter | undefined;
  readonly #scale: PixelScale;
  /** The soft targets of all training images; undefined without distillation. */
  readonly #soft: SoftBatch | undefined;

  constructor(options: InMemoryOptions, head: OutputHead, size: number, augmenter: Augmenter | undefined) {
    this.#options = options;
    this.#head = head;
    this.#size = size;
    this.#augmenter = augmenter;
    this.#scale = pixelScale(options.normalization);
    this.#soft = softTargetsOf(options, head.classes);
  }

  /** The batch of a step of a span, with its images distorted if they are augmented. */
  batch(span: Span, step: number): LabeledBatch {
    const { batchSize, train, labelSmoothing } = this.#options;
    const indices = span.order.subarray(step * batchSize, (step + 1) * batchSize);
    const labels = Uint16Array.from(indices, (index) => train.labels[index] ?? 0);
    return {
      labels,
      pixels: this.#pixels(indices, span.augmentation?.epoch ?? 0, span.augmentation?.strengths[step]),
      targets: smoothTargets(labels, this.#head.classes, labelSmoothing, logitsPerImage(this.#head)),
      soft: this.#softBatch(indices),
      weights: this.#weights(indices),
    };
  }

  #pixels(indices: Uint32Array, epoch: number, strength: number | undefined): Float32Array {
    const { images } = this.#options.train;
    return (
      this.#augmenter?.augment(indices, epoch, strength) ??
      gatherPixels(images, indices, this.#scale, this.#size)
    );
  }

  /** The factors of the losses of a batch. */
  #weights(indices: Uint32Array): Float32Array | undefined {
    const { sampleWeights } = this.#options;
    return sampleWeights && Float32Array.from(indices, (index) => sampleWeights[index] ?? 0);
  }

  /** What a batch learns from teachers. */
  #softBatch(indices: Uint32Array): SoftBatch | undefined {
    if (!this.#soft) return undefined;
    return { ...this.#soft, targets: gatherTargets(this.#soft.targets, indices, this.#head.classes) };
  }
}

/** The probabilities of the teachers at the temperature, for all training images. */
function softTargetsOf({ distillation }: EngineOptions, classes: number): SoftBatch | undefined {
  if (!distillation) return undefined;
  const { targets, temperature } = distillation;
  return { ...distillation, targets: softenProbabilities(targets, classes, temperature) };
}
