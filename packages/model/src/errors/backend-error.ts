/** No tfjs backend is ready to hold the weights. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
  readonly code = 'MODEL_NO_BACKEND' as const;
  readonly expected = true as const;

  constructor(cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      `no tfjs backend is ready (${why.trim()}) — await setupWasm() of @lenet5/wasm, ` +
        `or import '@tensorflow/tfjs-backend-cpu', before making or loading a model`,
      { cause },
    );
  }
}
