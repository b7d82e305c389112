import { describe, expect, it } from 'vitest';
import { InvalidOptionError } from './invalid-option-error.js';
import { InvalidStateError } from './invalid-state-error.js';
import { KernelsUnavailableError, ProgramStateError, WorkerDiedError } from './runtime-errors.js';
import { UnsupportedModelError } from './unsupported-model-error.js';

const errors = [
  {
    type: InvalidOptionError,
    error: new InvalidOptionError('threads', 0, 'a whole number from 1 to 64'),
    message: 'wrong threads (0) — give a whole number from 1 to 64',
  },
  {
    type: UnsupportedModelError,
    error: new UnsupportedModelError('strides [2, 2]', 'c (Conv2D)'),
    message: 'layer c (Conv2D) is not supported (strides [2, 2]) — use Conv2D',
  },
  { type: InvalidStateError, error: new InvalidStateError('no moments (0) — give 2'), message: 'no moments' },
  {
    type: KernelsUnavailableError,
    error: new KernelsUnavailableError('relaxed-simd'),
    message: 'this runtime has no relaxed WebAssembly SIMD — ask for',
  },
  {
    type: WorkerDiedError,
    error: new WorkerDiedError(1, 'exit code 1'),
    message: 'worker thread 1 has died (exit code 1) — compile',
  },
  { type: ProgramStateError, error: new ProgramStateError('it is over — begin anew'), message: 'it is over' },
];

describe.each(errors)('$error.name', ({ type, error, message }) => {
  it('is expected, and says in one line what is wrong and what to do', () => {
    expect(error.expected).toBe(true);
    expect(error.message).toContain(message);
    expect(error.message).not.toContain('\n');
  });

  it('is known by its code, which another copy of this package shares, and no other error is', () => {
    expect(type.isInstance(error)).toBe(true);
    expect(type.isInstance(Object.assign(new Error('of another copy'), { code: error.code }))).toBe(true);
    for (const other of errors) expect(type.isInstance(other.error)).toBe(other.type === type);
    for (const none of [undefined, { code: error.code }, new Error(error.message)])
      expect(type.isInstance(none)).toBe(false);
  });
});
