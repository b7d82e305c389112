import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { simdKernels } from './kernels.generated.js';
import { adam } from './optimizers/adam.js';
import { registerTrainingKernels } from './register-training-kernels.js';
import { setupWasm } from './setup-wasm.js';
import { SimdMissingError, WasmNotReadyError } from './wasm-errors.js';

// One file, one process, in this order: the backend starts once.
describe('setupWasm', () => {
  test('rejects in a runtime without SIMD', async () => {
    tf.env().set('WASM_HAS_SIMD_SUPPORT', false);
    await expect(setupWasm()).rejects.toThrow(SimdMissingError);
    tf.env().set('WASM_HAS_SIMD_SUPPORT', true);
  });

  test('rejects an unknown option', async () => {
    await expect(Reflect.apply(setupWasm, undefined, [{ wasmpath: '/' }])).rejects.toThrow(
      'wasmpath is not an option ("/") — did you mean wasmPath?',
    );
  });

  test('must be called before registerTrainingKernels()', () => {
    expect(registerTrainingKernels).toThrow(WasmNotReadyError);
    expect(registerTrainingKernels).toThrow(
      'needs the wasm backend with the training kernels (not started) — await setupWasm()',
    );
  });

  test('must be called before an optimizer updates weights', () => {
    const step = () => adam().applyGradients({});
    expect(step).toThrow(WasmNotReadyError);
  });

  test('accepts the path of the binary, starts the backend and registers the training kernels', async () => {
    const entry = import.meta.resolve('@tensorflow/tfjs-backend-wasm');
    await setupWasm({ wasmPath: fileURLToPath(new URL('tfjs-backend-wasm-simd.wasm', entry)) });
    expect(tf.getBackend()).toBe('wasm');
    expect(tf.env().get('WASM_HAS_MULTITHREAD_SUPPORT')).toBe(false);
    expect([...tf.add(tf.tensor1d([1, 2]), 1).dataSync()]).toEqual([2, 3]);
    expect(tf.getKernel('Conv2DBackpropFilter', 'wasm')).toBeDefined();
  });

  test('has no effect when called again, also concurrently', async () => {
    const backend = tf.backend();
    await Promise.all([setupWasm(), setupWasm()]);
    expect(tf.backend()).toBe(backend);
  });
});

describe('registerTrainingKernels', () => {
  test('has no effect when called again', () => {
    registerTrainingKernels();
    const kernels = tf.getKernelsForBackend('wasm');
    registerTrainingKernels();
    expect(tf.getKernelsForBackend('wasm')).toEqual(kernels);
  });

  test('instantiates a module without data segments, since it shares the memory of tfjs', async () => {
    const binary = await simdKernels();
    const sections = sectionIds(binary);
    const [dataSection, startSection] = [11, 8];
    expect(sections).not.toContain(dataSection);
    expect(sections).not.toContain(startSection);
    expect(WebAssembly.Module.imports(new WebAssembly.Module(binary))).toEqual([
      { module: 'env', name: 'memory', kind: 'memory' },
    ]);
  });
});

/** The ids of a WASM binary's sections: after 8 bytes of header, each is an id, a length (LEB128) and that many bytes. */
function sectionIds(binary: Uint8Array): number[] {
  const ids: number[] = [];
  for (let at = 8; at < binary.length; ) {
    ids.push(binary[at++] ?? 0);
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = binary[at++] ?? 0;
      length |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    at += length;
  }
  return ids;
}
