import {
  type DataType,
  getKernel,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { instantiateKernels, type Kernels } from './kernel-module.js';
import { onlyOutput, sizeOf } from './tensor-info.js';
import { WasmNotReadyError, WasmThreadedError } from './wasm-errors.js';

/** What the wasm backend keeps of a tensor. */
interface TensorData {
  readonly memoryOffset: number;
}

/** The part of tfjs's wasm backend (4.22.0) that kernels stand on. */
interface WasmBackend {
  readonly wasm: {
    readonly asm: { readonly memory: WebAssembly.Memory };
    _malloc(bytes: number): number;
    _free(address: number): void;
  };
  readonly dataIdMap: { get(dataId: object): TensorData };
  makeOutput(shape: number[], dtype: DataType): TensorInfo;
  disposeData(dataId: object): boolean;
  incRef(dataId: object): void;
}

function isWasmBackend(backend: object): backend is WasmBackend {
  return 'wasm' in backend && 'dataIdMap' in backend && 'makeOutput' in backend;
}

/** tfjs's heap, with our kernels joined to it. One for each backend instance. */
export class Heap {
  readonly kernels: Kernels;
  readonly #backend: WasmBackend;

  constructor(backend: WasmBackend, kernels: Kernels) {
    this.#backend = backend;
    this.kernels = kernels;
  }

  /** Address of a tensor's first byte. Moves the tensor here where it lies on another backend. */
  address(tensor: TensorInfo): number {
    return this.#backend.dataIdMap.get(tensor.dataId).memoryOffset;
  }

  /** The values of an int32 tensor, not copied: good until the heap grows. */
  ints(tensor: TensorInfo): Int32Array {
    return new Int32Array(this.#backend.wasm.asm.memory.buffer, this.address(tensor), sizeOf(tensor));
  }

  /** The values of a float32 tensor, not copied: good until the heap grows. */
  floats(tensor: TensorInfo): Float32Array {
    return new Float32Array(this.#backend.wasm.asm.memory.buffer, this.address(tensor), sizeOf(tensor));
  }

  /** Writes int32 values to scratch memory. */
  writeInts(address: number, values: readonly number[]): void {
    new Int32Array(this.#backend.wasm.asm.memory.buffer, address, values.length).set(values);
  }

  /** A new tensor of that shape, its values not set. The heap may grow: views on it are stale afterwards. */
  output(shape: readonly number[], dtype: DataType = 'float32'): TensorInfo {
    return this.#backend.makeOutput([...shape], dtype);
  }

  /** The same values under another shape, not copied. */
  view(tensor: TensorInfo, shape: readonly number[] = tensor.shape): TensorInfo {
    this.#backend.incRef(tensor.dataId);
    return { dataId: tensor.dataId, shape: [...shape], dtype: tensor.dtype };
  }

  /** Runs another kernel that gives one tensor. */
  run(kernelName: string, inputs: NamedTensorInfoMap, attrs: NamedAttrMap = {}): TensorInfo {
    return onlyOutput(getKernel(kernelName, 'wasm').kernelFunc({ inputs, attrs, backend: this.#backend }));
  }

  /** Frees a tensor that no one outside the kernel has seen. */
  release(tensor: TensorInfo): void {
    this.#backend.disposeData(tensor.dataId);
  }

  /** Bytes of tfjs's whole heap. It never shrinks. */
  get byteLength(): number {
    return this.#backend.wasm.asm.memory.buffer.byteLength;
  }

  /**
   * Lends scratch memory, one block for each size (bytes; a size of 0 gives address 0), 16-byte aligned, for as long as
   * `use` runs.
   */
  withScratch(sizes: readonly number[], use: (...addresses: number[]) => void): void {
    const padded = sizes.map((bytes) => (bytes + 15) & ~15);
    const total = padded.reduce((sum, bytes) => sum + bytes, 0);
    const start = this.#backend.wasm._malloc(total + 16) >>> 0;
    let next = (start + 15) & ~15;
    try {
      use(
        ...padded.map((bytes) => {
          const address = bytes === 0 ? 0 : next >>> 0;
          next += bytes;
          return address;
        }),
      );
    } finally {
      this.#backend.wasm._free(start);
    }
  }
}

const heaps = new WeakMap<object, Heap>();

/**
 * Joins the kernels to the heap of tfjs's wasm backend; where that is done already, nothing.
 *
 * @throws {WasmNotReadyError} if it is another backend.
 * @throws {WasmThreadedError} if it runs in its threaded build.
 */
export async function openHeap(backend: object): Promise<void> {
  if (heaps.has(backend)) return;
  if (!isWasmBackend(backend)) throw new WasmNotReadyError('A training kernel', 'another backend');
  const memory = backend.wasm.asm?.memory;
  if (!(memory?.buffer instanceof ArrayBuffer)) throw new WasmThreadedError();
  const heap = new Heap(backend, await instantiateKernels(memory));
  if (!heaps.has(backend)) heaps.set(backend, heap);
}

/**
 * The heap of a backend, as a kernel is given it.
 *
 * @throws {WasmNotReadyError} if `setupWasm()` has not opened it.
 */
export function heapOf(backend: object | null | undefined): Heap {
  const heap = backend && heaps.get(backend);
  if (!heap) throw new WasmNotReadyError('A training kernel', backend ? 'not set up' : 'not started');
  return heap;
}
