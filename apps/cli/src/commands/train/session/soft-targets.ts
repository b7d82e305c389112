import { existsSync } from 'node:fs';
import { decodeSafetensors, encodeWithChecksum, formatQuantity, LenetError } from '@lenet5/core';
import { type AnyImageSet, classNames } from '@lenet5/mnist';
import { LayersDescribedError } from '@lenet5/model';
import type { TrainableModel } from '@lenet5/trainer';
import { MAX_INPUT_BYTES, readFileBounded } from '../../../files/read-bounded.js';
import { disposeModel } from '../../../model-file/dispose-model.js';
import { openClassifier } from '../../../model-file/open-classifier.js';
import type { OpenOptions } from '../../../model-file/open-model.js';
import { predictAll } from '../../../model-file/predict-all.js';
import { requireImages } from '../../../model-file/require-images.js';
import { SoftTargetsError } from '../../../run-folder/soft-targets-errors.js';
import { weightsOptions } from '../config/network-options.js';
import type { RunRequest } from '../config/run-request.js';

const TENSOR = 'targets';

/** What the teachers of a run say about its training images. */
export interface SoftTargets {
  /** Shape `[images, classes]`. */
  readonly values: Float32Array;
  /** The file to write into the run folder; absent if the values come from it. */
  readonly file?: Uint8Array;
}

/**
 * Reads the soft targets that a resumed run has kept, else computes them with the teachers. Undefined without teachers.
 *
 * @param images the training images of the run.
 * @param note called with a line of text before the teachers are loaded.
 * @throws SoftTargetsError if the kept file is damaged or for other images; ModelDataError if a teacher is for other images or has other
 *   classes; what `openClassifier` throws about a teacher.
 */
export async function loadSoftTargets(
  { config, keptTargets, output }: RunRequest,
  images: AnyImageSet,
  note: (text: string) => void,
): Promise<SoftTargets | undefined> {
  const { teacher } = config;
  if (teacher === null) return undefined;
  const classes = classNames(images).length;
  if (keptTargets !== undefined && existsSync(keptTargets))
    return { values: await readKept(keptTargets, images.count, classes) };
  note(`computing the soft targets of ${formatQuantity(teacher.length, 'teacher')}…`);
  const warn = (text: string): void => output.err.line(text);
  const reading = { variant: weightsOptions(config), takesNormalization: false, warn };
  const values = await meanProbabilities(teacher, images, reading);
  const file = encodeWithChecksum([{ name: TENSOR, shape: [images.count, classes], values }]);
  return { values, file };
}

async function readKept(path: string, count: number, classes: number): Promise<Float32Array> {
  const bytes = await readFileBounded(path, MAX_INPUT_BYTES);
  const tensor = decode(bytes, path).tensors.find(({ name }) => name === TENSOR);
  if (!tensor) throw new SoftTargetsError(path, `it has no tensor ${TENSOR}`);
  if (tensor.values.length !== count * classes)
    throw new SoftTargetsError(path, `it is for ${tensor.shape[0]} images, the run has ${count}`);
  return tensor.values;
}

function decode(bytes: Uint8Array, path: string): ReturnType<typeof decodeSafetensors> {
  try {
    return decodeSafetensors(bytes, path);
  } catch (error) {
    throw LenetError.isInstance(error) ? new SoftTargetsError(path, error.problem, error) : error;
  }
}

/** The mean probabilities of models. The kernels `simd` give the same bits on every machine. */
async function meanProbabilities(
  paths: readonly string[],
  images: AnyImageSet,
  reading: OpenOptions,
): Promise<Float32Array> {
  const models = [];
  for (const path of paths) models.push(await openTeacher(path, images, reading));
  const sums = new Float64Array(images.count * classNames(images).length);
  for (const model of models) {
    const { amongDigits } = await predictAll(model, images, 'simd');
    for (const [at, probability] of amongDigits.entries()) sums[at] = (sums[at] ?? 0) + probability;
    disposeModel(model);
  }
  return Float32Array.from(sums, (sum) => sum / models.length);
}

/** Opens a teacher. A teacher that describes its layers needs no options for them, which are then those of the network that is trained. */
async function openTeacher(path: string, images: AnyImageSet, reading: OpenOptions): Promise<TrainableModel> {
  const { model } = await openClassifier(path, reading).catch((error: unknown) => {
    if (!LayersDescribedError.isInstance(error)) throw error;
    return openClassifier(path, { warn: reading.warn });
  });
  requireImages(model, path, images, 'use a teacher for these images and classes');
  return model;
}
