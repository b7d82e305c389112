import { connectLayers, type PlainModel, type SequentialLayer } from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { countParameters } from './count-parameters.js';

/** One row of a summary. */
export interface LayerSummary {
  readonly name: string;
  /** Class of the layer: `Conv2D`. */
  readonly type: string;
  /** Output shape of one sample; `null` for a size that depends on the data. */
  readonly outputShape: readonly (number | null)[];
  readonly parameters: number;
  /** Multiply-adds of the forward pass of one sample; `null` if they are not known for this type of layer. */
  readonly multiplyAdds: number | null;
}

/** The layers of a model as a table. */
export interface ModelSummary {
  readonly layers: readonly LayerSummary[];
  readonly parameters: number;
  /** Parameters that training changes. */
  readonly trainableParameters: number;
  /** Sum over the layers; `null` if one of them is not known. */
  readonly multiplyAdds: number | null;
}

/**
 * Summarizes the layers of a model: output shape, parameters and multiply-adds. Multiply-adds are counted for dense and
 * convolutional layers, which use each value of the kernel once per output position. They are 0 for layers without
 * weights and for batch normalizations, which the layer before them can include. A model of TensorFlow.js and a plain model have the same summary.
 *
 * @example
 * ```ts
 * import { lenet5, summary } from '@lenet5/model';
 * import { setupWasm } from '@lenet5/wasm';
 *
 * await setupWasm();
 * const { parameters, multiplyAdds } = summary(lenet5());
 * console.log(parameters, multiplyAdds); // 44426 281640
 * ```
 */
export function summary(model: LayersModel | PlainModel): ModelSummary {
  const shapes = outputShapes(model);
  const layers = model.layers.map((layer, index) => layerSummary(layer, shapes[index] ?? []));
  return {
    layers,
    parameters: countParameters(model),
    trainableParameters: model.trainableWeights.reduce((sum, { shape }) => sum + (product(shape) ?? 0), 0),
    multiplyAdds: layers.reduce<number | null>((sum, { multiplyAdds }) => add(sum, multiplyAdds), 0),
  };
}

/** The output shapes of the layers for one sample. */
function outputShapes(model: LayersModel | PlainModel): (readonly (number | null)[])[] {
  if ('config' in model) return connectLayers(model.config).layers.map(({ outputShape }) => outputShape);
  return model.layers.map(({ outputShape }) =>
    outputShape.slice(1).map((size) => (typeof size === 'number' ? size : null)),
  );
}

function layerSummary(layer: SequentialLayer, outputShape: readonly (number | null)[]): LayerSummary {
  return {
    name: layer.name,
    type: layer.getClassName(),
    outputShape,
    parameters: layer.weights.reduce((sum, { shape }) => sum + (product(shape) ?? 0), 0),
    multiplyAdds: layerMultiplyAdds(layer, outputShape),
  };
}

function layerMultiplyAdds(layer: SequentialLayer, outputShape: readonly (number | null)[]): number | null {
  if (layer.weights.length === 0 || layer.getClassName() === 'BatchNormalization') return 0;
  const kernel = product(layer.weights[0]?.shape ?? []);
  const positions = outputPositions(layer, outputShape);
  return kernel === null || positions === null ? null : kernel * positions;
}

/** Number of positions at which the kernel is applied: the size of the output without its channels. */
function outputPositions(layer: SequentialLayer, outputShape: readonly (number | null)[]): number | null {
  switch (layer.getClassName()) {
    case 'Dense':
      return product(outputShape.slice(0, -1));
    case 'Conv1D':
    case 'Conv2D':
    case 'Conv3D':
    case 'DepthwiseConv2D':
    case 'Subsampling2D':
    case 'TableConv2D':
      return product(isChannelsFirst(layer) ? outputShape.slice(1) : outputShape.slice(0, -1));
    default:
      return null;
  }
}

function isChannelsFirst(layer: SequentialLayer): boolean {
  const { dataFormat }: { dataFormat?: unknown } = layer.getConfig();
  return dataFormat === 'channelsFirst';
}

function product(sizes: readonly (number | null)[]): number | null {
  return sizes.reduce<number | null>((all, size) => (all === null || size === null ? null : all * size), 1);
}

function add(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left + right;
}
