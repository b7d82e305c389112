import {
  connectLayers,
  initialWeights,
  type LayerConfig,
  LenetError,
  type NamedTensor,
  type PlainModel,
  plainModel,
  type StackConfig,
  UnsupportedLayersError,
} from '@lenet5/core';
import { type AnyImageSet, classNames, imageShape } from '@lenet5/mnist';
import type { TrainableModel } from '@lenet5/trainer';
import { normalizationOf } from '../../../flags/variant.js';
import { disposeModel } from '../../../model-file/dispose-model.js';
import { modelClasses, modelImageShape } from '../../../model-file/model-format.js';
import { openClassifier } from '../../../model-file/open-classifier.js';
import type { OpenedModel } from '../../../model-file/open-model.js';
import { weightsOptions } from '../config/network-options.js';
import type { TrainConfig } from '../config/train-config.js';

/** A model cannot be the start of a run. */
class StartError extends LenetError {
  static override readonly code = 'CLI_FROM';
  declare readonly code: typeof StartError.code;

  constructor(path: string, found: string, remedy: string) {
    super({ problem: `--from cannot start from ${path}`, found, remedy });
  }
}

/** What `--from` led to, for `--json`. */
export interface StartingPoint extends Omit<OpenedModel, 'model'> {
  /** The path that `--from` gave. */
  readonly model: string;
  /** Whether the last layer starts from new weights, because the data have other classes. */
  readonly newLastLayer: boolean;
}

/** The network of a run that starts from a model. */
export interface StartedFrom {
  readonly network: PlainModel;
  readonly from: StartingPoint;
}

/**
 * Opens the model that a run starts from. For data of another number of classes, replaces its last dense layer by one with new
 * weights.
 *
 * @param warn called with a line of text for each assumption about the file, and for a new layer.
 * @throws StartError if the model takes other images, or has layers that only tfjs can represent, or does not end in a dense layer
 *   whose outputs are to change; what `openClassifier` throws.
 */
export async function startFrom(
  path: string,
  train: AnyImageSet,
  config: TrainConfig,
  warn: (text: string) => void,
): Promise<StartedFrom> {
  const variant = { ...weightsOptions(config), ...normalizationOf(config.inputMean, config.inputStd) };
  const { model: opened, ...found } = await openClassifier(path, { variant, warn });
  try {
    const model = await plainOf(opened, path, warn);
    const [shape, classes] = [imageShape(train).join('×'), classNames(train).length];
    const taken = modelImageShape(model).join('×');
    if (taken !== shape) {
      const remedy = `use images of ${taken} pixels, which lenet5 data convert makes`;
      throw new StartError(path, `it takes ${taken} pixels, and the data have ${shape}`, remedy);
    }
    const before = modelClasses(model);
    const from = { model: path, newLastLayer: before !== classes, ...found };
    if (before === classes) return { network: plainModel(model.config, model.readValues()), from };
    const layers = withClasses(model.config, classes, path);
    warn(
      `note: ${path} has ${before} classes and the data have ${classes}, so the last layer starts from new weights`,
    );
    const fresh = initialWeights(connectLayers(layers), config.seed, config.initialization);
    return { network: plainModel(layers, keepFitting(model.readValues(), fresh)), from };
  } finally {
    disposeModel(opened);
  }
}

/** The model itself if it is plain, else a plain copy. */
async function plainOf(
  model: TrainableModel,
  path: string,
  warn: (text: string) => void,
): Promise<PlainModel> {
  if ('config' in model) return model;
  const { toPlainModel } = await import('../../../model-file/tfjs-models.js');
  try {
    const { model: plain, omitted } = await toPlainModel(model);
    if (omitted.length > 0) warn(`note: ${path}: the run does not use ${omitted.join(', ')}`);
    return plain;
  } catch (error) {
    if (!UnsupportedLayersError.isInstance(error)) throw error;
    const remedy = 'use a model of the layers that lenet5 export writes as ONNX';
    const found = LenetError.isInstance(error) ? `${error.problem}: ${error.found}` : String(error);
    throw new StartError(path, found, remedy);
  }
}

/** The layers with another number of outputs of the last dense layer, which only an activation can follow. */
function withClasses(config: StackConfig, classes: number, path: string): StackConfig {
  const at = config.layers.findLastIndex(({ type }) => type === 'Dense');
  const after = config.layers.slice(at + 1);
  const isHead = at >= 0 && after.every(({ type }) => type === 'Activation' || type === 'Dropout');
  if (!isHead) {
    const last = config.layers.at(-1)?.type ?? 'nothing';
    throw new StartError(path, `it ends in ${last}, not in a dense layer`, 'use data with its own classes');
  }
  const layers = config.layers.map(
    (layer, index): LayerConfig =>
      index === at && layer.type === 'Dense' ? { ...layer, units: classes } : layer,
  );
  return { ...config, layers };
}

/** The old weights where they have the shape of the new ones: all but those of the last layer. */
function keepFitting(old: readonly NamedTensor[], fresh: readonly NamedTensor[]): NamedTensor[] {
  return fresh.map((tensor, index) => {
    const before = old[index];
    return before && String(before.shape) === String(tensor.shape)
      ? { ...before, name: tensor.name }
      : tensor;
  });
}
