import { describe, expect, test } from 'vitest';
import { BackendError } from './errors/backend-error.js';
import { modelFromArtifacts } from './format/model-from-artifacts.js';
import { lenet5 } from './lenet5.js';

// This file imports no backend, so none is registered in it.
describe('without a tfjs backend', () => {
  test('lenet5 says what to do', () => {
    expect(() => lenet5()).toThrow(BackendError);
    expect(() => lenet5()).toThrow(
      'no tfjs backend is ready (No backend found in registry.) — await setupWasm() of @lenet5/wasm, ' +
        "or import '@tensorflow/tfjs-backend-cpu', before making or loading a model",
    );
  });

  test('modelFromArtifacts says so before it looks at the model', async () => {
    await expect(modelFromArtifacts({}, 'nowhere')).rejects.toThrow(BackendError);
  });
});
