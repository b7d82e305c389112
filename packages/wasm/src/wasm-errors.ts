/** The runtime has no WebAssembly SIMD, which every kernel here is written in. */
export class SimdMissingError extends Error {
  readonly code = 'WASM_SIMD_MISSING' as const;
  readonly expected = true as const;
  override readonly name = 'SimdMissingError';

  constructor() {
    super(
      'WebAssembly SIMD is missing in this runtime — use Node 20.19 or newer, or a browser from 2023 or later',
    );
  }
}

/** tfjs's own WASM binary could not be loaded. */
export class WasmLoadError extends Error {
  readonly code = 'WASM_LOAD_FAILED' as const;
  readonly expected = true as const;
  override readonly name = 'WasmLoadError';

  constructor(place: string, options?: ErrorOptions) {
    super(
      `tfjs's WASM backend could not be started (from ${place}) — give setupWasm({ wasmPath }) the folder or URL that ` +
        'serves tfjs-backend-wasm-simd.wasm',
      options,
    );
  }
}

/** Kernels were asked for before `setupWasm()` had finished or before they were registered, or on another backend. */
export class WasmNotReadyError extends Error {
  readonly code = 'WASM_NOT_READY' as const;
  readonly expected = true as const;
  override readonly name = 'WasmNotReadyError';

  constructor(what: string, found: string) {
    super(
      `${what} needs the wasm backend with its kernels (${found}) — await setupWasm(), and call ` +
        'registerTrainingKernels() after it',
    );
  }
}

/** The backend runs in its threaded build, whose memory no other module can share. */
export class WasmThreadedError extends Error {
  readonly code = 'WASM_THREADED' as const;
  readonly expected = true as const;
  override readonly name = 'WasmThreadedError';

  constructor() {
    super(
      "tfjs's WASM backend was already started in its threaded build, which hides its memory — call setupWasm() " +
        "before anything else uses the 'wasm' backend",
    );
  }
}

/** A kernel was called with something it does not compute. */
export class UnsupportedKernelError extends Error {
  readonly code = 'WASM_UNSUPPORTED' as const;
  readonly expected = true as const;
  override readonly name = 'UnsupportedKernelError';

  constructor(kernelName: string, what: string, found: string, advice: string) {
    super(`${kernelName} on the wasm backend does not take ${what} (${found}) — ${advice}`);
  }
}
