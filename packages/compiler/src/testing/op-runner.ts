import { PARTS, STEP_RECORD } from '../contract.generated.js';
import type { KernelBuild } from '../kernel-build.js';
import { encodeOp } from '../plan/encode.js';
import { Arena } from '../plan/memory/arena.js';
import type { Buffer } from '../plan/memory/buffer.js';
import type { Op } from '../plan/op.js';
import { setFrame } from '../runtime/frame.js';
import { instantiateKernels, type KernelExports } from '../runtime/instantiate-kernels.js';
import { loadKernels } from '../runtime/load-kernels.js';

/** Addresses of a frame, its step record and one op. */
const FRAME_AT = 4096;
const ROW_AT = 4352;
const OP_AT = 4608;

/** Runs single kernel calls on a memory of its own, as one thread. */
export class OpRunner {
  readonly #memory: WebAssembly.Memory;
  readonly #kernels: KernelExports;
  readonly #arena = new Arena(1, 1);

  private constructor(memory: WebAssembly.Memory, kernels: KernelExports) {
    this.#memory = memory;
    this.#kernels = kernels;
  }

  /** Creates a runner with 4 MiB of memory. */
  static async create(build: KernelBuild): Promise<OpRunner> {
    const memory = new WebAssembly.Memory({ initial: 64, maximum: 64 });
    return new OpRunner(memory, await instantiateKernels(await loadKernels(build, false, PARTS), memory));
  }

  /** Allocates a buffer with these numbers, and some space after them. */
  place(name: string, values: Float32Array | Uint8Array | Uint16Array | Uint32Array): Buffer {
    const buffer = this.#arena.add(name, '', values.byteLength + 64);
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    new Uint8Array(this.#memory.buffer).set(bytes, buffer.offset);
    return buffer;
  }

  /** Runs one op over a batch of `samples`, all of which belong to the thread; `group` is the current lane group. */
  run(op: Op, samples: number, at: { group?: number; order?: number; step?: number } = {}): void {
    const { group = 0, order = 0, step = 0 } = at;
    const words = new Int32Array(this.#memory.buffer);
    const groups = Math.ceil(samples / 4);
    const fields = { threads: 1, chunks: 1, order, row: ROW_AT, samples, groups, endGroup: groups, group };
    setFrame(this.#memory, FRAME_AT, fields);
    words[(ROW_AT + STEP_RECORD.step) / 4] = step;
    words.set(encodeOp(op), OP_AT / 4);
    this.#kernels.execute(OP_AT, FRAME_AT);
  }

  /** Copies floats. */
  floats({ offset }: Buffer, count: number): Float32Array {
    return new Float32Array(this.#memory.buffer, offset, count).slice();
  }

  /** Copies integers. */
  words({ offset }: Buffer, count: number): Int32Array {
    return new Int32Array(this.#memory.buffer, offset, count).slice();
  }
}
