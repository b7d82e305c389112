import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import factory from '@jsquash/webp/codec/dec/webp_dec.js';
import type { SourceImage } from '../../drawing/source-image.js';
import { ImageDamagedError } from './image-errors.js';

/** What the decoder creates for its result. */
class DecodedImage {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;

  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}

/**
 * Runs a function with a global `ImageData`, a class of browsers that Node lacks. The decoder creates one, and defines the class when it
 * is loaded.
 */
function withImageData<Result>(run: () => Result): Result {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'ImageData');
  Object.defineProperty(globalThis, 'ImageData', { value: DecodedImage, configurable: true });
  try {
    return run();
  } finally {
    if (own) Object.defineProperty(globalThis, 'ImageData', own);
    else Reflect.deleteProperty(globalThis, 'ImageData');
  }
}

/** The module of the decoder, which its package does not describe for Node. */
interface Decoder {
  decode(bytes: Uint8Array<ArrayBuffer>): DecodedImage | null;
}

const createDecoder: (options: object) => Promise<Decoder> = factory;
let loading: Promise<Decoder> | undefined;

async function load(): Promise<Decoder> {
  const path = createRequire(import.meta.url).resolve('@jsquash/webp/codec/dec/webp_dec.wasm');
  const module = await WebAssembly.compile(await readFile(path));
  const options = {
    noInitialRun: true,
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(module, imports);
      done(instance);
      return instance.exports;
    },
  };
  return withImageData(() => createDecoder(options));
}

/**
 * Decodes a WebP to RGBA, in the stored orientation, with libwebp in WebAssembly.
 *
 * @throws ImageDamagedError if it is truncated or corrupt.
 */
export async function decodeWebp(bytes: Uint8Array, name: string): Promise<SourceImage> {
  loading ??= load();
  const decoder = await loading;
  const image = withImageData(() => decoder.decode(Uint8Array.from(bytes)));
  if (!image) throw new ImageDamagedError(name, 'WebP', 'truncated or corrupt');
  const { width, height, data } = image;
  return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.length), channels: 4 };
}
