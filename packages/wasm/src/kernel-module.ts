import { simdKernels } from './kernels.generated.js';

/**
 * What assembly/index.ts exports. Addresses and byte counts are numbers into tfjs's heap; `window` is the address of the
 * sizes that `withWindow` lays out.
 */
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
  avgPoolGrad(dy: number, dx: number, window: number): void;
  /** x [rows, columns] → sums [columns]; `wide` is scratch for 4 × columns values. */
  columnSum(x: number, sums: number, wide: number, rows: number, columns: number): void;
  /** `bias`, `padded` and `wide` are 0 where there is none. */
  conv2d(
    x: number,
    w: number,
    bias: number,
    y: number,
    panels: number,
    padded: number,
    wide: number,
    window: number,
  ): void;
  /** `padded` is 0 where nothing is padded, `wideGradient` where there are four filters or more. */
  conv2dBackpropFilter(
    x: number,
    dy: number,
    dw: number,
    partial: number,
    padded: number,
    wideGradient: number,
    window: number,
  ): void;
  conv2dBackpropInput(dy: number, w: number, dx: number, packed: number, row: number, window: number): void;
  /** `repeated` is 0 where the channel multiplier is 1. */
  depthwiseBackpropFilter(x: number, dy: number, dw: number, repeated: number, window: number): void;
  depthwiseBackpropInput(dy: number, w: number, dx: number, repeated: number, window: number): void;
  gather(
    x: number,
    indices: number,
    y: number,
    outer: number,
    extent: number,
    count: number,
    sliceBytes: number,
  ): void;
  /**
   * c [m, n] = a · b + bias; a's value (row, i) at `aRow`, `aCol` bytes apart; `bias` may be 0;
   * `panel` is scratch for 8 × k values.
   */
  matMul(
    a: number,
    b: number,
    bias: number,
    c: number,
    panel: number,
    m: number,
    n: number,
    k: number,
    aRow: number,
    aCol: number,
  ): void;
  /** c [m, n] = a [m, k] · b [n, k]ᵀ + bias. */
  matMulTransposed(a: number, b: number, bias: number, c: number, m: number, n: number, k: number): void;
  maxPoolGrad(x: number, dy: number, dx: number, window: number): void;
  momentum(
    weights: number,
    gradient: number,
    next: number,
    moment: number,
    count: number,
    rate: number,
    mu: number,
  ): void;
  softmaxGrad(y: number, dy: number, dx: number, rows: number, classes: number): void;
  /** `constants` is scratch for 13 vectors. */
  tanh(x: number, y: number, count: number, constants: number): void;
  tanhGrad(y: number, dy: number, dx: number, count: number): void;
  transpose(from: number, to: number, rows: number, columns: number): void;
}

let compiled: Promise<WebAssembly.Module> | undefined;

/** Joins the kernels to a memory. They are compiled once; nothing here blocks a browser's thread. */
export async function instantiateKernels(memory: WebAssembly.Memory): Promise<KernelExports> {
  compiled ??= simdKernels().then((bytes) => WebAssembly.compile(bytes));
  const instance = await WebAssembly.instantiate(await compiled, { env: { memory } });
  return instance.exports as object as KernelExports;
}
