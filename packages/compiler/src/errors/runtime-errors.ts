import { LenetError, webAssemblyBlocked } from '@lenet5/core';

/** The runtime lacks a WebAssembly feature that the kernels need. */
export class KernelsUnavailableError extends LenetError {
  static override readonly code = 'COMPILER_KERNELS_UNAVAILABLE';
  declare readonly code: typeof KernelsUnavailableError.code;

  constructor(build: 'simd' | 'relaxed-simd') {
    super(
      build === 'simd'
        ? {
            problem: 'this runtime does not support WebAssembly SIMD',
            remedy: 'use Node.js 20 or later, or a browser released since 2023',
          }
        : {
            problem: 'this runtime does not support WebAssembly relaxed SIMD',
            remedy: 'set kernels to "simd", or use Node.js 22 or later',
          },
    );
  }
}

/** The content security policy of the page forbids WebAssembly. */
export class WebAssemblyBlockedError extends LenetError {
  static override readonly code = 'COMPILER_WEBASSEMBLY_BLOCKED';
  declare readonly code: typeof WebAssemblyBlockedError.code;

  /** @param cause the error of `WebAssembly.compile()` */
  constructor(cause: unknown) {
    super(webAssemblyBlocked(cause));
  }
}

/** A worker thread died. The program cannot be used anymore. */
export class WorkerDiedError extends LenetError {
  static override readonly code = 'COMPILER_WORKER_DIED';
  declare readonly code: typeof WorkerDiedError.code;

  /** @param reason what the runtime reported, such as `exit code 1` */
  constructor(thread: number, reason: string) {
    super({
      problem: `worker thread ${thread} died`,
      found: reason,
      remedy: 'compile the program again from the last saved state',
    });
  }
}

/** A method of a program was called after `dispose()`. */
export class ProgramStateError extends LenetError {
  static override readonly code = 'COMPILER_PROGRAM_STATE';
  declare readonly code: typeof ProgramStateError.code;

  constructor() {
    super({ problem: 'the program has been disposed', remedy: 'call compile() to create a new one' });
  }
}
