import { hasCode } from './has-code.js';

/** The runtime lacks what the kernels need. */
export class KernelsUnavailableError extends Error {
  override readonly name = 'KernelsUnavailableError';
  readonly code = 'COMPILER_KERNELS_UNAVAILABLE' as const;
  readonly expected = true as const;

  constructor(build: 'simd' | 'relaxed-simd') {
    super(
      build === 'simd'
        ? 'this runtime has no WebAssembly SIMD — use Node 20 or newer, or a browser from 2023 or newer'
        : 'this runtime has no relaxed WebAssembly SIMD — ask for kernels "simd", or use Node 24 or newer',
    );
  }

  /** Whether an error is one of these; unlike `instanceof` it knows those of another copy of this package too. */
  static isInstance(error: unknown): error is KernelsUnavailableError {
    return hasCode(error, 'COMPILER_KERNELS_UNAVAILABLE');
  }
}

/** A worker thread has died, and with it the run. */
export class WorkerDiedError extends Error {
  override readonly name = 'WorkerDiedError';
  readonly code = 'COMPILER_WORKER_DIED' as const;
  readonly expected = true as const;

  constructor(thread: number, reason: string) {
    super(
      `worker thread ${thread} has died (${reason}) — compile the program anew from the last saved state`,
    );
  }

  /** Whether an error is one of these; unlike `instanceof` it knows those of another copy of this package too. */
  static isInstance(error: unknown): error is WorkerDiedError {
    return hasCode(error, 'COMPILER_WORKER_DIED');
  }
}

/** The program was disposed of, or is at work already. */
export class ProgramStateError extends Error {
  override readonly name = 'ProgramStateError';
  readonly code = 'COMPILER_PROGRAM_STATE' as const;
  readonly expected = true as const;

  /** Whether an error is one of these; unlike `instanceof` it knows those of another copy of this package too. */
  static isInstance(error: unknown): error is ProgramStateError {
    return hasCode(error, 'COMPILER_PROGRAM_STATE');
  }
}
