import { KERNELS, type KernelName, type KernelOperands } from './contract.generated.js';
import { simdKernels } from './kernels.generated.js';

/** The kernels on a memory. Addresses and sizes are in bytes; see contract/kernel-table.mjs. */
export type Kernels = { readonly [name in KernelName]: (operands: KernelOperands[name]) => void };

let compiled: Promise<WebAssembly.Module> | undefined;

/** Instantiates the kernels on a memory. They are compiled once, asynchronously. */
export async function instantiateKernels(memory: WebAssembly.Memory): Promise<Kernels> {
  compiled ??= simdKernels().then((bytes) => WebAssembly.compile(bytes));
  const { exports } = await WebAssembly.instantiate(await compiled, { env: { memory } });
  const bound = Object.entries<readonly string[]>(KERNELS).map(([name, parameters]) => {
    const kernel = exports[name] as (...values: (number | undefined)[]) => void;
    return [
      name,
      (operands: Readonly<Record<string, number>>) => kernel(...parameters.map((key) => operands[key])),
    ];
  });
  return Object.fromEntries(bound) as Kernels;
}
