import type { PlainModel } from '@lenet5/core';
import { fromSafetensors, sequentialFromPlain } from '@lenet5/model';
import { loadModel, saveModel } from '@lenet5/model/node';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { startTfjs } from './start-tfjs.js';

// This file imports TensorFlow.js, which takes a third of a second to load. Import it only dynamically.

/** Loads a `model.json` on the WASM backend of TensorFlow.js. */
export async function loadTfjsModel(path: string): Promise<Sequential> {
  await startTfjs();
  return loadModel(path);
}

/** Saves a model of TensorFlow.js. */
export function saveTfjsModel(model: Sequential, folder: string): Promise<void> {
  return saveModel(model, folder);
}

/** Loads a safetensors file on the WASM backend of TensorFlow.js. */
export async function readTfjsSafetensors(bytes: Uint8Array, path: string): Promise<Sequential> {
  await startTfjs();
  return fromSafetensors(bytes, path);
}

/** Builds a plain model again on the WASM backend of TensorFlow.js. */
export async function toTfjsModel(model: PlainModel): Promise<Sequential> {
  await startTfjs();
  return sequentialFromPlain(model);
}

/** Adds a softmax to a model. The result shares its layers. */
export function withTfjsSoftmax(model: Sequential, name: string): Sequential {
  const softmax = layers.activation({ name, activation: 'softmax' });
  return sequential({ name: model.name, layers: [...model.layers, softmax] });
}
