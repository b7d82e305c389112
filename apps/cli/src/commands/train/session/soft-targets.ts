import { existsSync } from 'node:fs';
import { decodeSafetensors, encodeWithChecksum, formatQuantity, LenetError } from '@lenet5/core';
import { CLASSES, type ImageSet } from '@lenet5/mnist';
import { MAX_INPUT_BYTES, readFileBounded } from '../../../files/read-bounded.js';
import { disposeModel } from '../../../model-file/dispose-model.js';
import { openClassifier } from '../../../model-file/open-model.js';
import { predictAll } from '../../../model-file/predict-all.js';
import { SoftTargetsError } from '../../../run-folder/soft-targets-errors.js';
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
 * @throws SoftTargetsError if the kept file is damaged or for other images; what `openClassifier` throws about a teacher.
 */
export async function loadSoftTargets(
  { config, keptTargets, output }: RunRequest,
  images: ImageSet,
  note: (text: string) => void,
): Promise<SoftTargets | undefined> {
  const { teacher } = config;
  if (teacher === null) return undefined;
  if (keptTargets !== undefined && existsSync(keptTargets))
    return { values: await readKept(keptTargets, images.count) };
  note(`computing the soft targets of ${formatQuantity(teacher.length, 'teacher')}…`);
  const values = await meanProbabilities(teacher, images, (text) => output.err.line(text));
  const file = encodeWithChecksum([{ name: TENSOR, shape: [images.count, CLASSES], values }]);
  return { values, file };
}

async function readKept(path: string, count: number): Promise<Float32Array> {
  const bytes = await readFileBounded(path, MAX_INPUT_BYTES);
  const tensor = decode(bytes, path).tensors.find(({ name }) => name === TENSOR);
  if (!tensor) throw new SoftTargetsError(path, `it has no tensor ${TENSOR}`);
  if (tensor.values.length !== count * CLASSES)
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
  { images, count }: ImageSet,
  warn: (text: string) => void,
): Promise<Float32Array> {
  const models = [];
  for (const path of paths) models.push((await openClassifier(path, { warn })).model);
  const sums = new Float64Array(count * CLASSES);
  for (const model of models) {
    const { amongDigits } = await predictAll(model, images, 'simd');
    for (const [at, probability] of amongDigits.entries()) sums[at] = (sums[at] ?? 0) + probability;
    disposeModel(model);
  }
  return Float32Array.from(sums, (sum) => sum / models.length);
}
