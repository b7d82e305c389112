import { type Score, shapeSize } from '@lenet5/core';
import type { ImageSet } from '@lenet5/mnist';
import { type Tensor, tidy } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { onExactGrid } from '../exact-sum.js';
import type { PixelScale } from '../input-normalization.js';
import { checkImageSet, checkPixels } from './check-call.js';
import { gatherPixels } from './image-batch.js';
import { type OutputHead, toLogits } from './output-head.js';
import { tally } from './tally.js';
import { applyModel } from './train-step.js';

/** Images per forward pass. */
const BATCH = 500;

/** Converts logits to the values that a caller wants. */
export type Conversion = (logits: Tensor, head: OutputHead) => Tensor;

/** What inference needs to know about an engine. */
export interface InferenceOptions {
  /** Outputs logits or penalties. */
  readonly model: LayersModel;
  readonly head: OutputHead;
  readonly scale: PixelScale;
  readonly labelSmoothing: number;
  /** Called between the forward passes. */
  readonly yieldIfDue: () => Promise<void>;
}

/** The values of an image of a model. */
export function valuesOfInput(model: LayersModel): number {
  return shapeSize(model.inputs[0]?.shape.slice(1).map(Number) ?? []);
}

/** Computes the outputs of a model in training, without changing it. */
export class Inference {
  readonly #options: InferenceOptions;
  /** Values per image. */
  readonly #size: number;

  constructor(options: InferenceOptions) {
    this.#options = options;
    this.#size = valuesOfInput(options.model);
  }

  /** Scores images, without the penalty of the weights. @throws InvalidOptionError unless they fit the model */
  async score(set: ImageSet): Promise<Score> {
    checkImageSet(set, this.#size);
    const { head, labelSmoothing } = this.#options;
    const { images, labels, count } = set;
    let [lossSum, correct] = [0, 0];
    for (let begin = 0; begin < count; begin += BATCH) {
      const end = Math.min(begin + BATCH, count);
      const logits = await this.#infer(images, begin, end, (values) => values);
      const batch = tally(logits, labels.subarray(begin, end), head, labelSmoothing);
      lossSum += onExactGrid(batch.lossSum);
      correct += batch.correct;
    }
    return { images: count, lossSum, correct, stepLosses: new Float32Array() };
  }

  /** What `convert` makes of the logits of all images, one value per class. @throws InvalidOptionError unless they are whole images */
  async inferAll(images: Uint8Array, convert: Conversion): Promise<Float32Array> {
    checkPixels(images, this.#size);
    const count = images.length / this.#size;
    const { classes } = this.#options.head;
    const values = new Float32Array(count * classes);
    for (let begin = 0; begin < count; begin += BATCH) {
      const end = Math.min(begin + BATCH, count);
      values.set(await this.#infer(images, begin, end, convert), begin * classes);
    }
    return values;
  }

  /** What `convert` makes of the logits of the images from `begin` up to `end`, which is excluded. */
  async #infer(images: Uint8Array, begin: number, end: number, convert: Conversion): Promise<Float32Array> {
    const { model, head, scale, yieldIfDue } = this.#options;
    const indices = Uint32Array.from({ length: end - begin }, (_, index) => begin + index);
    const output = tidy(() => {
      const pixels = gatherPixels(images, indices, scale, this.#size);
      return convert(toLogits(applyModel(model, pixels, false), head), head);
    });
    const values = await output.data<'float32'>();
    output.dispose();
    await yieldIfDue();
    return values;
  }
}
