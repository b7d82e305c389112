import { simdKernels } from './kernels.generated.js';
import { WasmNotReadyError } from './wasm-errors.js';

/** What assembly/index.ts exports. Addresses and byte counts are numbers into tfjs's heap. */
export interface KernelExports {
  adam(
    weights: number,
    gradient: number,
    next: number,
    firstMoment: number,
    secondMoment: number,
    count: number,
    rate: number,
    beta1: number,
    beta2: number,
    rest1: number,
    rest2: number,
    correction1: number,
    correction2: number,
    epsilon: number,
    decay: number,
  ): void;
  /** dy, dx, then batch, inHeight, inWidth, channels, outHeight, outWidth, pool, strides, padTop, padLeft. */
  avgPoolGrad(dy: number, dx: number, ...sizes: number[]): void;
  /** Sizes: see assembly/conv2d-backprop-filter.ts. `paddedImage` is 0 where nothing is padded. */
  conv2dBackpropFilter(
    x: number,
    dy: number,
    dw: number,
    partial: number,
    paddedImage: number,
    wideGradient: number,
    ...sizes: number[]
  ): void;
  /** Sizes: see assembly/conv2d-backprop-input.ts. */
  conv2dBackpropInput(
    dy: number,
    w: number,
    dx: number,
    packed: number,
    row: number,
    ...sizes: number[]
  ): void;
  maxPoolGrad(x: number, dy: number, dx: number, ...sizes: number[]): void;
  momentum(
    weights: number,
    gradient: number,
    next: number,
    moment: number,
    count: number,
    rate: number,
    mu: number,
  ): void;
}

let compiled: WebAssembly.Module | undefined;

/** Compiles the kernels once; `instantiateKernels` then needs no waiting. */
export async function compileKernels(): Promise<void> {
  compiled ??= await WebAssembly.compile(Uint8Array.from(atob(simdKernels), (char) => char.charCodeAt(0)));
}

/** Whether `compileKernels` has finished. */
export function kernelsAreCompiled(): boolean {
  return compiled !== undefined;
}

/**
 * Joins the kernels to a memory.
 *
 * @throws {WasmNotReadyError} before `compileKernels` has finished.
 */
export function instantiateKernels(memory: WebAssembly.Memory): KernelExports {
  if (!compiled) throw new WasmNotReadyError('A training kernel', 'kernels not compiled');
  return new WebAssembly.Instance(compiled, { env: { memory } }).exports as object as KernelExports;
}
