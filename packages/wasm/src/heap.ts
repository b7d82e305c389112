import { isBuiltIn } from '@lenet5/core';
import {
  type DataType,
  getKernel,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import type { Kernels } from './contract.generated.js';
import { instantiateKernels } from './kernel-module.js';
import { onlyOutput, sizeOf } from './tensor-info.js';
import { WasmNotReadyError, WasmThreadedError } from './wasm-errors.js';

/** The record that the wasm backend keeps per tensor. */
interface TensorData {
  readonly memoryOffset: number;
}

/** The part of tfjs's wasm backend (4.22.0) that the kernels depend on. */
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

/** tfjs's heap with the training kernels. One per backend instance. */
export class Heap {
  readonly kernels: Kernels;
  readonly #backend: WasmBackend;
  /** What the running kernel has allocated. */
  #allocated: TensorInfo[] = [];

  constructor(backend: WasmBackend, kernels: Kernels) {
    this.#backend = backend;
    this.kernels = kernels;
  }

  /** Address of a tensor. Moves the tensor to this backend if it is on another one. */
  address(tensor: TensorInfo): number {
    return this.#backend.dataIdMap.get(tensor.dataId).memoryOffset;
  }

  /** The values of an int32 tensor: a view that is valid until the heap grows. */
  ints(tensor: TensorInfo): Int32Array {
    return new Int32Array(this.#backend.wasm.asm.memory.buffer, this.address(tensor), sizeOf(tensor));
  }

  /** The values of a float32 tensor: a view that is valid until the heap grows. */
  floats(tensor: TensorInfo): Float32Array {
    return new Float32Array(this.#backend.wasm.asm.memory.buffer, this.address(tensor), sizeOf(tensor));
  }

  /** Writes int32 values to scratch memory. */
  writeInts(address: number, values: readonly number[]): void {
    new Int32Array(this.#backend.wasm.asm.memory.buffer, address, values.length).set(values);
  }

  /** Runs `compute` and frees the tensors that it allocates on this heap, except the one that it returns. */
  tidy(compute: () => TensorInfo): TensorInfo {
    const outer = this.#allocated;
    const own: TensorInfo[] = [];
    this.#allocated = own;
    let result: TensorInfo | undefined;
    try {
      result = compute();
      return result;
    } finally {
      this.#allocated = outer;
      for (const tensor of own) {
        if (tensor !== result) this.#backend.disposeData(tensor.dataId);
      }
    }
  }

  /** Allocates a tensor with undefined values. The heap can grow, which invalidates views. */
  output(shape: readonly number[], dtype: DataType = 'float32'): TensorInfo {
    return this.#track(this.#backend.makeOutput([...shape], dtype));
  }

  /** A tensor that shares the values of another one, with its own shape. */
  view({ dataId, shape, dtype }: TensorInfo, newShape: readonly number[] = shape): TensorInfo {
    this.#backend.incRef(dataId);
    return this.#track({ dataId, shape: [...newShape], dtype });
  }

  /** Runs another kernel of the wasm backend that has one output. */
  run(kernelName: string, inputs: NamedTensorInfoMap, attrs: NamedAttrMap = {}): TensorInfo {
    const { kernelFunc } = getKernel(kernelName, 'wasm');
    return this.#track(onlyOutput(kernelFunc({ inputs, attrs, backend: this.#backend })));
  }

  #track(tensor: TensorInfo): TensorInfo {
    this.#allocated.push(tensor);
    return tensor;
  }

  /** Size of tfjs's heap, in bytes. It never shrinks. */
  get byteLength(): number {
    return this.#backend.wasm.asm.memory.buffer.byteLength;
  }

  /**
   * Allocates scratch memory while `use` runs: one block per size, aligned to 16 bytes. A size of 0 gives address 0.
   *
   * @param sizes Sizes of the blocks, in bytes.
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
 * The heap of the backend that a kernel runs on. `engine().reset()` and `removeBackend('wasm')` make a new backend with a
 * memory of its own; the kernels are instantiated on it at its first use.
 *
 * @throws {WasmNotReadyError} if `setupWasm()` has not finished, or if it is another backend.
 * @throws {WasmThreadedError} if the backend runs in its threaded build.
 */
export function heapOf(backend: object | null | undefined): Heap {
  const known = backend && heaps.get(backend);
  if (known) return known;
  if (!backend) throw new WasmNotReadyError('a training kernel', 'not started');
  if (!isWasmBackend(backend)) throw new WasmNotReadyError('a training kernel', 'another backend');
  const memory = backend.wasm.asm?.memory;
  if (!isBuiltIn(memory?.buffer, 'ArrayBuffer')) throw new WasmThreadedError();
  const kernels = instantiateKernels(memory, (tensor) => heap.address(tensor));
  if (!kernels) throw new WasmNotReadyError('a training kernel', 'not set up');
  const heap: Heap = new Heap(backend, kernels);
  heaps.set(backend, heap);
  return heap;
}
