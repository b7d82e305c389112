import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Kernels } from './contract.generated.js';
import { simdKernels } from './kernels.generated.js';
import { WebAssemblyBlockedError } from './wasm-errors.js';

let compiled: WebAssembly.Module | undefined;

/**
 * Compiles the kernels, once and asynchronously.
 *
 * @throws {WebAssemblyBlockedError} if a content security policy forbids WebAssembly.
 */
export async function compileKernels(): Promise<void> {
  compiled ??= await WebAssembly.compile(await simdKernels()).catch((cause: unknown) => {
    throw new WebAssemblyBlockedError(cause);
  });
}

/**
 * Instantiates the kernels on a memory. Returns undefined until `compileKernels()` has finished.
 *
 * @param addressOf Gives the address of a tensor that is passed to a kernel.
 */
export function instantiateKernels(
  memory: WebAssembly.Memory,
  addressOf: (tensor: TensorInfo) => number,
): Kernels | undefined {
  if (!compiled) return undefined;
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  const kernels = Object.entries(exports).map(([name, kernel]) => [
    name,
    (...operands: readonly (TensorInfo | number | undefined)[]) =>
      (kernel as (...values: unknown[]) => void)(
        ...operands.map((operand) => (typeof operand === 'object' ? addressOf(operand) : operand)),
      ),
  ]);
  return Object.fromEntries(kernels) as Kernels;
}
