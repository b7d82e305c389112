import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isJsonObject } from '@lenet5/core';
import { type LayerSummary, type ModelSummary, readWeights, summary } from '@lenet5/model';
import type { TrainableModel } from '@lenet5/trainer';
import type { GivenVariant } from '../../flags/variant.js';
import { checkClassifier } from '../../model-file/check-classifier.js';
import { classNamesOfModel } from '../../model-file/class-names-of-model.js';
import { disposeModel } from '../../model-file/dispose-model.js';
import { findModel } from '../../model-file/find-model.js';
import { modelClasses, modelImageShape } from '../../model-file/model-format.js';
import { type OpenedModel, openModel } from '../../model-file/open-model.js';
import type { ModelFormat } from '../../model-file/recognize-model.js';
import { rejectPenaltyOf } from '../../model-file/reject-penalty.js';
import { type LayerSettings, layerSettings } from './layer-settings.js';

/** A layer of a model. */
interface LayerInfo extends LayerSummary {
  readonly settings: LayerSettings;
}

/** What a model is, apart from the run that trained it. */
export interface ModelInfo extends Omit<OpenedModel, 'model'> {
  /** The file that was read. */
  readonly file: string;
  readonly format: ModelFormat;
  /** Size of the file, with the files of weights that it names. */
  readonly bytes: number;
  readonly layers: readonly LayerInfo[];
  readonly totals: Omit<ModelSummary, 'layers'>;
  /** Shape of one image. */
  readonly inputShape: readonly (number | null)[];
  readonly classes: number;
  /** Absent if the classes have no names. */
  readonly classNames?: readonly string[];
  /** `penalties`: probabilities that follow from penalties, as in the network of 1998; `other` cannot be scored. */
  readonly output: 'probabilities' | 'logits' | 'penalties' | 'other';
  /** SHA-256 of the float32 values of the weights, in the order of the layers, kernel before bias. */
  readonly sha256: string;
  /** What reading the file assumed or changed, in words. */
  readonly remarks: readonly string[];
}

/** SHA-256 of the float32 values of the weights, in hexadecimal. The same model has the same digest in every format. */
async function digest(model: TrainableModel): Promise<string> {
  const hash = createHash('sha256');
  for (const { values } of await readWeights(model)) {
    hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return hash.digest('hex');
}

/** The files of weights that a `model.json` names. */
async function weightFiles(path: string): Promise<string[]> {
  const content: unknown = JSON.parse(await readFile(path, 'utf8'));
  const groups =
    isJsonObject(content) && Array.isArray(content.weightsManifest) ? content.weightsManifest : [];
  return groups
    .filter(isJsonObject)
    .flatMap(({ paths }) =>
      Array.isArray(paths) ? paths.map((name) => join(dirname(path), String(name))) : [],
    );
}

async function sizeOf(file: string, format: ModelFormat): Promise<number> {
  const files = [file, ...(format === 'tfjs' ? await weightFiles(file) : [])];
  const sizes = await Promise.all(files.map(async (one) => (await stat(one)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** What the values of a model's output are. */
function outputOf(
  model: TrainableModel,
  path: string,
): Pick<ModelInfo, 'output'> & { readonly problem?: string } {
  if (rejectPenaltyOf(model) !== undefined) return { output: 'penalties' };
  try {
    return { output: checkClassifier(model, path) };
  } catch (error) {
    return { output: 'other', problem: error instanceof Error ? error.message : String(error) };
  }
}

/** How a remark starts in a message of another command. */
const PREFIX = /^(note|warning): /;

/**
 * Reads a model and describes it.
 *
 * @param variant what a file of weights does not say about its layers.
 * @throws what `openModel` throws.
 */
export async function modelInfo(path: string, variant: GivenVariant): Promise<ModelInfo> {
  const { path: file, format } = await findModel(path);
  const remarks: string[] = [];
  const warn = (text: string): void => {
    remarks.push(text.replace(PREFIX, '').replace(`${file}: `, ''));
  };
  const { model, assumed, notes } = await openModel(path, { variant, warn });
  try {
    const { layers, ...totals } = summary(model);
    const { output, problem } = outputOf(model, path);
    const classes = modelClasses(model);
    const names = await classNamesOfModel(path, classes);
    if (output === 'logits') remarks.push('the model outputs logits: evaluate and predict apply a softmax');
    if (problem !== undefined) remarks.push(problem);
    return {
      ...{ file, format, bytes: await sizeOf(file, format), totals, classes, output, remarks },
      layers: layers.map((layer, index) => ({
        ...layer,
        settings: layerSettings(model.layers[index]?.getConfig() ?? {}),
      })),
      inputShape: output === 'other' ? (model.inputs[0]?.shape.slice(1) ?? []) : modelImageShape(model),
      ...(names ? { classNames: names } : {}),
      sha256: await digest(model),
      ...(output === 'logits' ? { assumed: { ...assumed, output } } : assumed ? { assumed } : {}),
      ...(notes ? { notes } : {}),
    };
  } finally {
    disposeModel(model);
  }
}
