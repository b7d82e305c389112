import { LenetError } from '@lenet5/core';

/** A `model.json`, or the artifacts of a tfjs IO handler, does not describe a layers model that can be built. */
export class ModelFormatError extends LenetError {
  static override readonly code = 'MODEL_FORMAT';
  declare readonly code: typeof ModelFormatError.code;

  constructor(source: string, found: string, cause?: unknown) {
    super({
      problem: `${source} is not a valid tfjs layers model`,
      found,
      remedy: 'save a tf.Sequential again with model.save() or saveModel()',
      cause,
    });
  }
}

/** The file is a tfjs graph model: a frozen TensorFlow graph without layers. */
export class GraphModelError extends LenetError {
  static override readonly code = 'MODEL_IS_GRAPH_MODEL';
  declare readonly code: typeof GraphModelError.code;

  constructor(source: string) {
    super({
      problem: `${source} is a tfjs graph model, not a layers model`,
      remedy:
        'convert the original with --output_format=tfjs_layers_model, or load it with loadGraphModel() of ' +
        '@tensorflow/tfjs-converter',
    });
  }
}

/** The model has layers that are not registered in tfjs. */
export class UnknownLayerError extends LenetError {
  static override readonly code = 'MODEL_UNKNOWN_LAYER';
  declare readonly code: typeof UnknownLayerError.code;

  constructor(source: string, classNames: readonly string[]) {
    super({
      problem: `${source} has layers that tfjs does not know`,
      found: classNames.join(', '),
      remedy: 'register them with tf.serialization.registerClass() before you load the model',
    });
  }
}
