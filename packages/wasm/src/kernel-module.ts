import { KERNELS, type KernelName, type KernelOperands } from './contract.generated.js';
import { simdKernels } from './kernels.generated.js';

/** The kernels on a memory. Addresses and sizes are in bytes; see contract/kernel-table.mjs. */
export type Kernels = { readonly [name in KernelName]: (operands: KernelOperands[name]) => void };

let compiled: WebAssembly.Module | undefined;

/** Compiles the kernels, once and asynchronously. */
export async function compileKernels(): Promise<void> {
  compiled ??= await WebAssembly.compile(await simdKernels());
}

/** Instantiates the kernels on a memory. Returns undefined until `compileKernels()` has finished. */
export function instantiateKernels(memory: WebAssembly.Memory): Kernels | undefined {
  if (!compiled) return undefined;
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  const bound = Object.entries<readonly string[]>(KERNELS).map(([name, parameters]) => {
    const kernel = exports[name] as (...values: (number | undefined)[]) => void;
    return [
      name,
      (operands: Readonly<Record<string, number>>) => kernel(...parameters.map((key) => operands[key])),
    ];
  });
  return Object.fromEntries(bound) as Kernels;
}
