/** The runtime lacks what the kernels need. */
export class KernelsUnavailableError extends Error {
  override readonly name = 'KernelsUnavailableError';
  readonly code = 'COMPILER_KERNELS_UNAVAILABLE' as const;
  readonly expected = true as const;

  constructor(build: 'simd' | 'relaxed-simd') {
    super(
      build === 'simd'
        ? 'this runtime has no WebAssembly SIMD: use Node 20 or newer, or a browser from 2023 or newer'
        : 'this runtime has no relaxed WebAssembly SIMD: ask for kernels "simd", or use Node 24 or newer',
    );
  }
}

/** A worker thread has died, and with it the run. */
export class WorkerDiedError extends Error {
  override readonly name = 'WorkerDiedError';
  readonly code = 'COMPILER_WORKER_DIED' as const;
  readonly expected = true as const;

  constructor(thread: number, reason: string) {
    super(`worker thread ${thread} has died (${reason}): compile the program anew from the last saved state`);
  }
}

/** The program was disposed of, or is at work already. */
export class ProgramStateError extends Error {
  override readonly name = 'ProgramStateError';
  readonly code = 'COMPILER_PROGRAM_STATE' as const;
  readonly expected = true as const;
}
