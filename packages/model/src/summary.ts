import type { Sequential } from '@tensorflow/tfjs-layers';
import { countParameters } from './count-parameters.js';

type Layer = Sequential['layers'][number];

/** One line of a summary. */
export interface LayerSummary {
  readonly name: string;
  /** The layer's class: `Conv2D`. */
  readonly type: string;
  /** Shape of one sample's output, the batch left out; `null` where a size is only known with the data. */
  readonly outputShape: readonly (number | null)[];
  readonly parameters: number;
  /** Multiply-adds of the forward pass of one sample; `null` where they are not known for this type of layer. */
  readonly multiplyAdds: number | null;
}

/** A model as a table. */
export interface ModelSummary {
  readonly layers: readonly LayerSummary[];
  readonly parameters: number;
  /** Those of them that training changes. */
  readonly trainableParameters: number;
  /** Sum over the layers; `null` where one of them is not known. */
  readonly multiplyAdds: number | null;
}

/**
 * A model as a table: its layers, what each gives, holds and costs. Multiply-adds are counted for dense and
 * convolutional layers (each number of the kernel is used once for each place of the output) and are 0 for layers
 * without weights, whose additions and activations are not multiply-adds.
 */
export function summary(model: Sequential): ModelSummary {
  const layers = model.layers.map(layerSummary);
  return {
    layers,
    parameters: countParameters(model),
    trainableParameters: model.trainableWeights.reduce((sum, { shape }) => sum + (product(shape) ?? 0), 0),
    multiplyAdds: layers.reduce<number | null>((sum, { multiplyAdds }) => add(sum, multiplyAdds), 0),
  };
}

function layerSummary(layer: Layer): LayerSummary {
  const outputShape = sampleShape(layer);
  return {
    name: layer.name,
    type: layer.getClassName(),
    outputShape,
    parameters: layer.countParams(),
    multiplyAdds: layerMultiplyAdds(layer, outputShape),
  };
}

/** A layer of a Sequential has one output. */
function sampleShape(layer: Layer): (number | null)[] {
  return layer.outputShape.slice(1).map((size) => (typeof size === 'number' ? size : null));
}

function layerMultiplyAdds(layer: Layer, outputShape: readonly (number | null)[]): number | null {
  if (layer.weights.length === 0) return 0;
  const kernel = product(layer.weights[0]?.shape ?? []);
  const places = outputPlaces(layer, outputShape);
  return kernel === null || places === null ? null : kernel * places;
}

/** In how many places the kernel is applied: the output's shape without its channels. */
function outputPlaces(layer: Layer, outputShape: readonly (number | null)[]): number | null {
  switch (layer.getClassName()) {
    case 'Dense':
      return product(outputShape.slice(0, -1));
    case 'Conv1D':
    case 'Conv2D':
    case 'Conv3D':
    case 'DepthwiseConv2D':
      return product(
        layer.getConfig().dataFormat === 'channelsFirst' ? outputShape.slice(1) : outputShape.slice(0, -1),
      );
    default:
      return null;
  }
}

function product(sizes: readonly (number | null)[]): number | null {
  return sizes.reduce<number | null>((all, size) => (all === null || size === null ? null : all * size), 1);
}

function add(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left + right;
}
