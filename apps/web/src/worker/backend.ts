import type { NamedTensor } from '@lenet5/core';
import { lenet5, writeWeights } from '@lenet5/model';
import { registerTrainingKernels, setupWasm } from '@lenet5/wasm';
import wasmFile from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import type { Sequential } from '@tensorflow/tfjs-layers';

let ready: Promise<void> | undefined;

/** Makes tfjs's WASM backend ready, once. */
export function readyBackend(): Promise<void> {
  ready ??= setupWasm({ wasmPath: new URL(wasmFile, import.meta.url).href }).then(registerTrainingKernels);
  return ready;
}

/** A LeNet-5 of tfjs before training. Dispose of it after use. */
export async function freshModel(seed: number): Promise<Sequential> {
  await readyBackend();
  return lenet5({ seed });
}

/** A LeNet-5 of tfjs with these weights. Dispose of it after use. */
export async function modelWith(weights: readonly NamedTensor[]): Promise<Sequential> {
  const model = await freshModel(0);
  writeWeights(model, weights, 'the network');
  return model;
}
