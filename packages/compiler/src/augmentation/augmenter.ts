import {
  type DistortionConfig,
  findUnknownOptions,
  type ImageShape,
  KERNELS,
  resolveDistortions,
  SEED,
} from '@lenet5/core';
import { FRAME_RECORD_BYTES, STEP_RECORD, STEP_RECORD_BYTES } from '../contract.generated.js';
import { InvalidOptionError } from '../errors/invalid-option-error.js';
import type { KernelBuild } from '../kernel-build.js';
import { encodeOp } from '../plan/encode.js';
import { Arena } from '../plan/memory/arena.js';
import { at, type Buffer } from '../plan/memory/buffer.js';
import { imageValue, VECTOR } from '../plan/memory/value.js';
import { setFrame } from '../runtime/frame.js';
import { instantiateKernels, type KernelExports } from '../runtime/instantiate-kernels.js';
import { partsOf } from '../runtime/kernel-modules.js';
import { chooseKernels, loadKernels } from '../runtime/load-kernels.js';
import { augmentOp } from './augment-op.js';

const PAGE_BYTES = 65_536;

/** Images per lane group. */
const LANES = 4;

/** Options of {@link createAugmenter}. */
export interface AugmenterOptions {
  /** Shape `[count, rows, columns, channels]`, 0 to 255. */
  readonly images: Uint8Array;
  /** Shape of an image. */
  readonly shape: ImageShape;
  readonly distortions: DistortionConfig;
  /** A pixel from 0 to 255 becomes pixel · scale + shift. Default scale 1/255, shift 0. */
  readonly normalization?: { readonly scale: number; readonly shift: number };
  /** An integer from 0 to 2³² − 1. Default 42. */
  readonly seed?: number;
  /** `auto`, the default, is `relaxed-simd` if the runtime supports it, else `simd`. */
  readonly kernels?: KernelBuild | 'auto';
}

/** Distorts images exactly as a program does that was compiled with `augmentation`. */
export class Augmenter {
  readonly #memory: WebAssembly.Memory;
  readonly #kernels: KernelExports;
  readonly #shape: ImageShape;
  readonly #places: Places;

  /** @internal createAugmenter() creates augmenters. */
  constructor(memory: WebAssembly.Memory, kernels: KernelExports, shape: ImageShape, places: Places) {
    this.#memory = memory;
    this.#kernels = kernels;
    this.#shape = shape;
    this.#places = places;
  }

  /**
   * Distorts images of the set.
   *
   * @param order indices of the images
   * @param epoch the same image is distorted differently in each epoch
   * @param strength factor of all distortions, from 0 to 1
   * @returns shape `[order.length, rows, columns, channels]`, 0 to 1 without another normalization
   */
  augment(order: Uint32Array, epoch: number, strength = 1): Float32Array {
    const [rows, columns, channels] = this.#shape;
    const size = rows * columns * channels;
    const { y, frame, row, op, indices } = this.#places;
    const view = new DataView(this.#memory.buffer);
    const vectors = new Float32Array(this.#memory.buffer);
    const result = new Float32Array(order.length * size);
    view.setInt32(row.offset + STEP_RECORD.epoch, epoch, true);
    view.setFloat32(row.offset + STEP_RECORD.strength, strength, true);
    for (let first = 0; first < order.length; first += LANES) {
      const samples = Math.min(LANES, order.length - first);
      new Uint32Array(this.#memory.buffer).set(order.subarray(first, first + samples), indices.offset / 4);
      setFrame(this.#memory, frame.offset, { samples, order: indices.offset, row: row.offset });
      this.#kernels.execute(op.offset, frame.offset);
      for (let lane = 0; lane < samples; lane++) {
        for (let value = 0; value < size; value++) {
          const [pixel, channel] = [Math.floor(value / channels), value % channels];
          const from = (y.buffer.offset + channel * (y.channel ?? 0) + pixel * VECTOR) / 4 + lane;
          result[(first + lane) * size + value] = vectors[from] ?? 0;
        }
      }
    }
    return result;
  }
}

/** What an augmenter keeps in its memory. */
interface Places {
  readonly y: ReturnType<typeof imageValue>;
  readonly frame: Buffer;
  readonly row: Buffer;
  readonly op: Buffer;
  readonly indices: Buffer;
}

/**
 * Creates an augmenter of a set of images.
 * @throws KernelsUnavailableError if the runtime does not support WebAssembly SIMD, or the requested build
 *
 * @example
 * ```ts
 * import { createAugmenter } from '@lenet5/compiler';
 * import { loadMnist } from '@lenet5/mnist';
 *
 * const { train } = await loadMnist();
 * const images = train.images.subarray(0, 10 * 784);
 * const augmenter = await createAugmenter({ images, shape: [28, 28, 1], distortions: { rotation: 10 } });
 * const pixels = augmenter.augment(Uint32Array.of(0, 1), 0);
 * console.log(pixels.length); // 1568
 * ```
 */
export async function createAugmenter(options: AugmenterOptions): Promise<Augmenter> {
  const [unknown] = findUnknownOptions(options, [
    'images',
    'shape',
    'distortions',
    'seed',
    'normalization',
    'kernels',
  ]);
  if (unknown) throw new InvalidOptionError(unknown.option, unknown.found, unknown.remedy, unknown.problem);
  const { images, shape, seed = SEED.default, normalization = { scale: 1 / 255, shift: 0 } } = options;
  const arena = new Arena(1, 1);
  const [rows, columns, channels] = shape;
  const bytes = arena.add('images', 'u8', images.length);
  const y = imageValue(arena, 'y', shape, 'one');
  const input = { images: at(bytes), positions: 0, y, rows, columns, channels, ...normalization };
  const words = encodeOp(augmentOp(arena, input, resolveDistortions(options.distortions), seed));
  const op = arena.addTable('op', Int32Array.from(words));
  const places = {
    y,
    op,
    frame: arena.add('frame', 'FrameRecord', FRAME_RECORD_BYTES),
    row: arena.add('step row', 'StepRecord', STEP_RECORD_BYTES),
    indices: arena.add('indices', `u32 [${LANES}]`, LANES * 4),
  };
  const pages = Math.ceil(arena.end / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  new Uint8Array(memory.buffer).set(images, bytes.offset);
  for (const table of arena.tables) new Int32Array(memory.buffer).set(table.words, table.buffer.offset / 4);
  const build = await chooseKernels(options.kernels ?? KERNELS.default);
  const kernels = await instantiateKernels(await loadKernels(build, false, partsOf(['augment'])), memory);
  return new Augmenter(memory, kernels, shape, places);
}
