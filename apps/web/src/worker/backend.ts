import type { NamedTensor } from '@lenet5/core';
import { lenet5, writeWeights } from '@lenet5/model';
import { setupWasm } from '@lenet5/wasm';
import wasmFile from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import type { Sequential } from '@tensorflow/tfjs-layers';

const backend: { ready?: Promise<void> } = {};

/** Sets up the WASM backend of tfjs. Only the first call does anything. */
export function setupBackend(): Promise<void> {
  const wasmPath = new URL(wasmFile, import.meta.url).href;
  backend.ready ??= setupWasm({ wasmPath });
  return backend.ready;
}

/** An untrained LeNet-5 of tfjs. Dispose of it after use. */
export async function untrainedModel(seed: number): Promise<Sequential> {
  await setupBackend();
  return lenet5({ seed });
}

/** A LeNet-5 of tfjs with these weights. Dispose of it after use. */
export async function modelWith(weights: readonly NamedTensor[]): Promise<Sequential> {
  const model = await untrainedModel(0);
  writeWeights(model, weights, 'the network');
  return model;
}
