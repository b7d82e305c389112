/** A `model.json` that is not JSON. */
export class ModelJsonError extends Error {
  override readonly name = 'ModelJsonError';
  readonly code = 'MODEL_NOT_JSON' as const;
  readonly expected = true as const;

  constructor(source: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`${source} is not JSON (${why.replace(/[^\x20-\x7e]+/g, ' ')}) — save the model again`, { cause });
  }
}

/** Something that is no tfjs layers model. */
export class NotLayersModelError extends Error {
  override readonly name = 'NotLayersModelError';
  readonly code = 'MODEL_NOT_LAYERS_MODEL' as const;
  readonly expected = true as const;

  constructor(source: string, found: string) {
    super(
      `${source} is not a tfjs layers model (${found}) — give the model.json that model.save() or saveModel() wrote`,
    );
  }
}

/** A tfjs graph model: a frozen TensorFlow graph, without layers to train or list. */
export class GraphModelError extends Error {
  override readonly name = 'GraphModelError';
  readonly code = 'MODEL_IS_GRAPH_MODEL' as const;
  readonly expected = true as const;

  constructor(source: string) {
    super(
      `${source} is a tfjs graph model (a layers model is needed) — convert the original with ` +
        '--output_format=tfjs_layers_model, or open it with loadGraphModel() of @tensorflow/tfjs-converter',
    );
  }
}

/** A `weightsManifest` that is missing, or that does not say where each weight is. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
  readonly code = 'MODEL_BAD_MANIFEST' as const;
  readonly expected = true as const;

  constructor(source: string, found: string) {
    super(`the weightsManifest of ${source} is wrong (${found}) — save the model again`);
  }
}

/** Layers that tfjs does not know. */
export class UnknownLayerError extends Error {
  override readonly name = 'UnknownLayerError';
  readonly code = 'MODEL_UNKNOWN_LAYER' as const;
  readonly expected = true as const;

  constructor(source: string, classNames: readonly string[]) {
    super(
      `${source} uses layers tfjs does not have (${classNames.join(', ')}) — register each with ` +
        'tf.serialization.registerClass() first, or build the model of other layers',
    );
  }
}

/** A topology of known layers that tfjs cannot build, or that is no Sequential. */
export class TopologyError extends Error {
  override readonly name = 'TopologyError';
  readonly code = 'MODEL_BAD_TOPOLOGY' as const;
  readonly expected = true as const;

  constructor(source: string, found: string, cause?: unknown) {
    super(`the layers of ${source} cannot be built (${found}) — save a tf.Sequential again`, { cause });
  }
}
