import { describe, expect, test } from 'vitest';
import { BackendError } from './errors/backend-error.js';
import { modelFromArtifacts } from './format/model-from-artifacts.js';
import { lenet5 } from './lenet5.js';

// This file does not import a backend, so none is registered.
describe('without a tfjs backend', () => {
  test('lenet5() throws BackendError', () => {
    expect(() => lenet5()).toThrow(BackendError);
    expect(() => lenet5()).toThrow(
      'no tfjs backend is ready (No backend found in registry) — before you create or load a model, await setupWasm() of ' +
        "@lenet5/wasm, or import '@tensorflow/tfjs-backend-cpu'",
    );
  });

  test('modelFromArtifacts() throws BackendError before it checks the model', async () => {
    await expect(modelFromArtifacts({}, 'nowhere')).rejects.toThrow(BackendError);
  });
});
