import type { PlainModel } from '@lenet5/core';
import { fromSafetensors, modelFromPlain, plainFromSequential } from '@lenet5/model';
import { loadModel, saveModel } from '@lenet5/model/node';
import { type Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
import {
  model as functionalModel,
  type LayersModel,
  layers,
  Sequential,
  type SymbolicTensor,
  sequential,
} from '@tensorflow/tfjs-layers';
import { startTfjs } from './start-tfjs.js';

// This file imports TensorFlow.js, which takes a third of a second to load. Import it only dynamically.

/** Loads a `model.json` on the WASM backend of TensorFlow.js. */
export async function loadTfjsModel(path: string): Promise<LayersModel> {
  await startTfjs();
  return loadModel(path);
}

/** Saves a model of TensorFlow.js. */
export function saveTfjsModel(model: LayersModel, folder: string): Promise<void> {
  return saveModel(model, folder);
}

/** Loads a safetensors file on the WASM backend of TensorFlow.js. */
export async function readTfjsSafetensors(bytes: Uint8Array, path: string): Promise<LayersModel> {
  await startTfjs();
  return fromSafetensors(bytes, path);
}

/** Builds a plain model again on the WASM backend of TensorFlow.js. */
export async function toTfjsModel(model: PlainModel): Promise<LayersModel> {
  await startTfjs();
  return modelFromPlain(model);
}

/** The settings of a layer that have an effect in training only. */
const TRAINING_SETTING = /(Regularizer|Constraint)$/;

/** A plain model, and the settings of its layers that it leaves out. */
export interface PlainFromTfjs {
  readonly model: PlainModel;
  /** `kernelRegularizer of dense1`, one per setting. */
  readonly omitted: readonly string[];
}

/**
 * Copies a model of TensorFlow.js into a plain model.
 *
 * @throws UnsupportedLayersError if it has a layer that a plain model cannot represent.
 */
export async function toPlainModel(model: LayersModel): Promise<PlainFromTfjs> {
  const omitted = model.layers.flatMap((layer) =>
    Object.entries(layer.getConfig())
      .filter(([key, value]) => TRAINING_SETTING.test(key) && value !== null && value !== undefined)
      .map(([key]) => `${key} of ${layer.name}`),
  );
  return { model: await plainFromSequential(model), omitted };
}

/** Images per forward pass of {@link tfjsOutputs}. */
const BATCH = 500;

/**
 * The outputs of a plain model for images, computed with TensorFlow.js.
 *
 * @param images 0 (paper) to 255 (ink).
 * @param size number of pixels of an image.
 */
export async function tfjsOutputs(
  model: PlainModel,
  images: Uint8Array,
  size: number,
): Promise<Float32Array> {
  const sequential = await toTfjsModel(model);
  const outputs: Float32Array[] = [];
  for (let from = 0; from < images.length; from += BATCH * size) {
    const pixels = Float32Array.from(images.subarray(from, from + BATCH * size), (value) => value / 255);
    const output = tidy(() => {
      const batch = tensor(pixels, [pixels.length / size, ...model.config.inputShape]);
      return sequential.predict(batch) as Tensor;
    });
    outputs.push(await output.data<'float32'>());
    output.dispose();
  }
  sequential.dispose();
  const all = new Float32Array(outputs.reduce((length, values) => length + values.length, 0));
  let at = 0;
  for (const values of outputs) {
    all.set(values, at);
    at += values.length;
  }
  return all;
}

/** Adds a softmax to a model. The result shares its layers. */
export function withTfjsSoftmax(model: LayersModel, name: string): LayersModel {
  const softmax = layers.activation({ name, activation: 'softmax' });
  if (!(model instanceof Sequential)) {
    const outputs = softmax.apply(model.outputs) as SymbolicTensor;
    return functionalModel({ name: model.name, inputs: model.inputs, outputs });
  }
  return sequential({ name: model.name, layers: [...model.layers, softmax] });
}
