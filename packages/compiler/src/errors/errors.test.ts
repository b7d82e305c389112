import { describe, expect, test } from 'vitest';
import { InvalidOptionError } from './invalid-option-error.js';
import { InvalidStateError } from './invalid-state-error.js';
import { KernelsUnavailableError, ProgramStateError, WorkerDiedError } from './runtime-errors.js';
import { UnsupportedModelError } from './unsupported-model-error.js';

const state = { problem: 'moments are missing', found: '0', remedy: 'pass 2' };

describe.each([
  {
    error: new InvalidOptionError('threads', '0', 'use an integer from 1 to 64'),
    message: 'threads is invalid (0) — use an integer from 1 to 64',
    fields: { code: 'COMPILER_INVALID_OPTION', option: 'threads' },
  },
  {
    error: new UnsupportedModelError('strides [2, 2]', 'c (Conv2D)'),
    message: 'layer c (Conv2D) is not supported (strides [2, 2]) — use a stack of',
    fields: { code: 'COMPILER_UNSUPPORTED_MODEL', layer: 'c (Conv2D)' },
  },
  {
    error: new UnsupportedModelError('no weights'),
    message: 'the model is not supported (no weights) — use a stack of',
    fields: { code: 'COMPILER_UNSUPPORTED_MODEL', layer: undefined },
  },
  {
    error: new InvalidStateError(state),
    message: 'moments are missing (0) — pass 2',
    fields: { code: 'COMPILER_INVALID_STATE', ...state },
  },
  {
    error: new KernelsUnavailableError('simd'),
    message: 'this runtime does not support WebAssembly SIMD — use Node.js 20',
    fields: { code: 'COMPILER_KERNELS_UNAVAILABLE' },
  },
  {
    error: new KernelsUnavailableError('relaxed-simd'),
    message: 'this runtime does not support WebAssembly relaxed SIMD — set kernels to "simd"',
    fields: { code: 'COMPILER_KERNELS_UNAVAILABLE' },
  },
  {
    error: new WorkerDiedError(1, 'exit code 1'),
    message: 'worker thread 1 died (exit code 1) — compile the program again',
    fields: { code: 'COMPILER_WORKER_DIED' },
  },
  {
    error: new ProgramStateError(),
    message: 'the program has been disposed — call compile()',
    fields: { code: 'COMPILER_PROGRAM_STATE' },
  },
])('$error.name: $message', ({ error, message, fields }) => {
  test('has a one-line message and its fields', () => {
    expect(error.message).toContain(message);
    expect(error.message).not.toContain('\n');
    expect(error).toMatchObject(fields);
  });
});
