import { LenetError, webAssemblyBlocked } from '@lenet5/core';

/** The runtime lacks WebAssembly SIMD, which every kernel uses. */
export class SimdMissingError extends LenetError {
  static override readonly code = 'WASM_SIMD_MISSING';
  declare readonly code: typeof SimdMissingError.code;

  constructor() {
    super({
      problem: 'this runtime does not support WebAssembly SIMD',
      remedy: 'use Node.js 20.19 or later, or a browser released since 2023',
    });
  }
}

/** The content security policy of the page forbids WebAssembly. */
export class WebAssemblyBlockedError extends LenetError {
  static override readonly code = 'WASM_WEBASSEMBLY_BLOCKED';
  declare readonly code: typeof WebAssemblyBlockedError.code;

  /** @param cause the error of `WebAssembly.compile()` */
  constructor(cause: unknown) {
    super(webAssemblyBlocked(cause));
  }
}

/** tfjs's WASM binary could not be loaded. */
export class WasmLoadError extends LenetError {
  static override readonly code = 'WASM_LOAD_FAILED';
  declare readonly code: typeof WasmLoadError.code;

  /** @param place where the binary was expected: a path, a URL, or a description */
  constructor(place: string, cause?: unknown) {
    super({
      problem: "tfjs's WASM backend did not start",
      found: `from ${place}`,
      remedy: 'pass setupWasm({ wasmPath }) the folder or URL that serves tfjs-backend-wasm-simd.wasm',
      cause,
    });
  }
}

/** Kernels were used before `setupWasm()` or `registerTrainingKernels()`, or on another backend. */
export class WasmNotReadyError extends LenetError {
  static override readonly code = 'WASM_NOT_READY';
  declare readonly code: typeof WasmNotReadyError.code;

  /** @param user what needs the kernels: `this optimizer` */
  constructor(user: string, found: string) {
    super({
      problem: `${user} needs the wasm backend with the training kernels`,
      found,
      remedy: 'await setupWasm(), then call registerTrainingKernels()',
    });
  }
}

/** The backend runs in its threaded build, whose memory other modules cannot share. */
export class WasmThreadedError extends LenetError {
  static override readonly code = 'WASM_THREADED';
  declare readonly code: typeof WasmThreadedError.code;

  constructor() {
    super({
      problem: "tfjs's WASM backend runs in its threaded build, which hides its memory",
      remedy: "call setupWasm() before any other code uses the 'wasm' backend",
    });
  }
}

/** A kernel does not support an input or an attribute. */
export class UnsupportedKernelError extends LenetError {
  static override readonly code = 'WASM_UNSUPPORTED';
  declare readonly code: typeof UnsupportedKernelError.code;

  /** @param what the input or attribute that is not supported: `dataFormat` */
  constructor(kernelName: string, what: string, found: string, remedy: string) {
    super({ problem: `${kernelName} does not support this ${what}`, found, remedy });
  }
}

/** The shapes of a kernel's inputs do not match. */
export class ShapeMismatchError extends LenetError {
  static override readonly code = 'WASM_SHAPE_MISMATCH';
  declare readonly code: typeof ShapeMismatchError.code;

  constructor(kernelName: string, problem: string, found: string, remedy: string) {
    super({ problem: `${kernelName}: ${problem}`, found, remedy });
  }
}
