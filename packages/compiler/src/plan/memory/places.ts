import { shapeSize } from '@lenet5/core';
import { CACHE_LINE, FRAME_RECORD_BYTES, STEP_RECORD_BYTES } from '../../contract.generated.js';
import type { Network } from '../../lower/network.js';
import type { PlanContext, PlanOptions } from '../plan-context.js';
import { roundUp } from './arena.js';
import type { Buffer } from './buffer.js';

/** The most steps, and the most samples, that run without returning to JavaScript. */
const STEPS = 512;
const SAMPLES = 2 ** 20;

/** About how many images are scored without returning to JavaScript, and how many bytes their pixels have at most. */
const EVALUATION_IMAGES = 2048;
const EVALUATION_BYTES = 2 ** 23;

/** The most images of a window of streamed training images, and about how many bytes their pixels have at most. */
const WINDOW_IMAGES = 8192;
const WINDOW_BYTES = 2 ** 25;

/** Kernels read 16 pixels at a time: that many unused bytes follow the images. */
export const IMAGE_OVERREAD = 16;

/** Distance between two frames: whole cache lines, since each thread writes its own frame. */
export const FRAME_STRIDE: number = roundUp(FRAME_RECORD_BYTES, CACHE_LINE);

/** The buffers, besides the weights, that JavaScript writes and reads. */
export interface Places {
  /** One FrameRecord per thread, and one for the caller's thread. */
  readonly frames: Buffer;
  /** A BarrierRecord and the chunk counters: see assembly/barrier.ts. */
  readonly barrier: Buffer;
  /** One StepRecord per step. */
  readonly rows: Buffer;
  /** Indices of the samples of many steps. */
  readonly orders: Buffer;
  /** The position of each place in `orders`, in the same order, if the training images are streamed; undefined if an index is its position. */
  readonly positions?: Buffer | undefined;
  /** All of them, or a window. */
  readonly trainImages: Buffer;
  /** Labels, or the targets of the outputs of another network than one that ends in a softmax. */
  readonly trainTargets: Buffer;
  /** Probabilities of the teachers for the training images; undefined without distillation. */
  readonly softTargets?: Buffer | undefined;
  /** Factors of the losses of the training images; undefined if all are 1. */
  readonly sampleWeights?: Buffer | undefined;
  /** Images to score or predict, their labels or targets, and the indices 0, 1, 2, … */
  readonly images: Buffer;
  readonly targets: Buffer;
  readonly sequence: Buffer;
  /** Probabilities of the classes, or other outputs. */
  readonly predictions: Buffer;
  /** Loss and hits of each sample of a batch. */
  readonly losses: Buffer;
  readonly hits: Buffer;
}

/** The most training steps of one run, with images of `pixels` bytes. */
export function stepsPerRun(
  { batchSize, isStreamed = false }: Pick<PlanOptions, 'batchSize' | 'isStreamed'>,
  pixels: number,
): number {
  const samples = isStreamed ? Math.min(WINDOW_IMAGES, WINDOW_BYTES / pixels) : SAMPLES;
  return Math.max(1, Math.min(STEPS, Math.floor(samples / batchSize)));
}

/** The most samples of `pixels` bytes that one run scores: a multiple of a batch of `groups` lane groups. */
export function evaluationCount(groups: number, pixels: number): number {
  const count = Math.min(EVALUATION_IMAGES, EVALUATION_BYTES / pixels);
  return Math.max(1, Math.floor(count / (groups * 4))) * groups * 4;
}

/** Bytes of an image. */
export function imageBytes(
  { input }: Network,
  { hasFloatInputs = false }: Pick<PlanOptions, 'hasFloatInputs'>,
): number {
  return shapeSize(input) * (hasFloatInputs ? 4 : 1);
}

/** Allocates these buffers. */
export function addPlaces({ arena, network, options, groups }: PlanContext): Places {
  const { trainCount, batchSize, threads, distillation, hasSampleWeights, isStreamed } = options;
  const { head, outputs } = network;
  const pixels = imageBytes(network, options);
  const count = evaluationCount(groups, pixels);
  const steps = stepsPerRun(options, pixels);
  const perRun = steps * batchSize;
  const rows = Math.max(steps, count / (groups * 4));
  const shape = `[${network.input.join('][')}]`;
  const type = options.hasFloatInputs ? 'f32' : 'u8';
  const images = (name: string, of: number): Buffer =>
    arena.add(name, `${type} [${of}]${shape}`, of * pixels + IMAGE_OVERREAD);
  const targets = (prefix: string, of: number): Buffer =>
    head === 'softmax'
      ? arena.add(`${prefix}labels`, `u16 [${of}]`, of * 2)
      : arena.add(`${prefix}targets`, `f32 [${of}][${outputs}]`, of * outputs * 4);
  return {
    frames: arena.add('frames', `FrameRecord [${threads + 1}]`, (threads + 1) * FRAME_STRIDE),
    barrier: arena.add('barrier', `i32 [${threads + 1}][16]`, (threads + 1) * CACHE_LINE),
    rows: arena.add('step rows', `StepRecord [${rows}]`, rows * STEP_RECORD_BYTES),
    orders: arena.add('orders', `u32 [${perRun}]`, (perRun + 4) * 4),
    positions: isStreamed ? arena.addTable('positions', counting(perRun)) : undefined,
    losses: arena.add('losses', `f32 [${groups * 4}]`, groups * 16),
    hits: arena.add('hits', `i32 [${groups * 4}]`, groups * 16),
    predictions: arena.add('predictions', `f32 [${groups * 4}][${outputs}]`, groups * 16 * outputs),
    sequence: arena.addTable('sequence', counting(count)),
    targets: targets('', count),
    images: images('images', count),
    trainTargets: targets('training ', trainCount),
    trainImages: images('training images', isStreamed ? perRun : trainCount),
    softTargets:
      distillation && arena.add('soft targets', `f32 [${trainCount}][${outputs}]`, trainCount * outputs * 4),
    sampleWeights: hasSampleWeights
      ? arena.add('sample weights', `f32 [${trainCount}]`, trainCount * 4)
      : undefined,
  };
}

/** 0, 1, 2, … */
function counting(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, index) => index);
}
