import {
  connectLayers,
  initialWeights,
  type Lenet5Shape,
  LenetError,
  type PlainModel,
  plainLenet5,
  plainModel,
  type StackConfig,
} from '@lenet5/core';
import { UsageError } from '../../../errors/usage-error.js';
import { isModelName } from '../../../flags/model-source.js';
import { NoProbabilitiesError } from '../../../model-file/check-classifier.js';
import { disposeModel } from '../../../model-file/dispose-model.js';
import { openArchitecture } from '../../../model-file/open-architecture.js';
import { openClassifier, toClassifier } from '../../../model-file/open-classifier.js';
import type { OpenedModel } from '../../../model-file/open-model.js';
import { networkOptions } from '../config/network-options.js';
import type { TrainConfig } from '../config/train-config.js';

/** The layers of a model file cannot be trained with new weights. */
class ArchitectureError extends LenetError {
  static override readonly code = 'CLI_ARCHITECTURE';
  declare readonly code: typeof ArchitectureError.code;

  constructor(path: string, found: string, remedy: string) {
    super({ problem: `--model cannot take the layers of ${path}`, found, remedy });
  }
}

/** The options of a run that determine its network. */
type NetworkConfig = Pick<TrainConfig, 'model' | 'seed' | 'initialization'> & Partial<TrainConfig>;

/**
 * Creates the network of a run with its initial weights: a named one, or one with the layers of a model file, whose weights are
 * not used, or of the JSON of layers that Keras and TensorFlow.js return.
 *
 * @param shape of the images, and the number of classes; a file has its own.
 * @param warn called with a line of text if the file ends in logits.
 * @throws ArchitectureError if a file does not describe its layers, or has layers whose weights lenet5 cannot initialize; what
 *   `openClassifier` and `openArchitecture` throw if it does not classify images; InvalidShapeError if the network cannot take such images; UsageError if the initialization is not for it.
 */
export async function createNetwork(
  config: NetworkConfig,
  shape: Lenet5Shape,
  warn: (text: string) => void,
): Promise<PlainModel> {
  const { model, seed, initialization } = config;
  if (isModelName(model)) {
    const variant = model === 'lenet5' ? 'modern' : '1998';
    return plainLenet5({ variant, seed, initialization, ...networkOptions(config), ...shape });
  }
  if (initialization === 'lecun') {
    throw new UsageError({
      problem: '--initialization lecun does not apply to the layers of a file',
      found: model,
      remedy: 'use glorot or 1998',
    });
  }
  const { model: opened, assumed } = await openLayers(config, warn);
  try {
    if (assumed && Object.keys(assumed).some((part) => part !== 'output')) {
      const remedy = 'use a model.json, a run folder, or safetensors that lenet5 export has written';
      throw new ArchitectureError(model, 'the file has weights without their layers', remedy);
    }
    if (!('config' in opened)) {
      const remedy = 'use a model of the layers that lenet5 export writes as ONNX';
      throw new ArchitectureError(model, 'it has layers that only TensorFlow.js can represent', remedy);
    }
    return withNewWeights(opened.config, config);
  } finally {
    disposeModel(opened);
  }
}

/** Opens a file of layers without weights, to which it gives initial ones, or of a model. */
async function openLayers(config: NetworkConfig, warn: (text: string) => void): Promise<OpenedModel> {
  const { model: path } = config;
  const architecture = await openArchitecture(path, warn);
  try {
    if (!architecture) return await openClassifier(path, { warn });
    return await toClassifier({ model: withNewWeights(architecture, config) }, path, warn);
  } catch (error) {
    if (!NoProbabilitiesError.isInstance(error)) throw error;
    const remedy = 'end the model in a softmax, or train it with compileFit() of @lenet5/trainer';
    throw new ArchitectureError(path, error.found ?? '', remedy);
  }
}

function withNewWeights(layers: StackConfig, { seed, initialization }: NetworkConfig): PlainModel {
  return plainModel(layers, initialWeights(connectLayers(layers), seed, initialization));
}
