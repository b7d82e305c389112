import { shapeSize } from '../tensor/shape-size.js';
import { type Layer, layerWeights } from './layer.js';

/**
 * Number of connections of a layer, as LeCun et al. 1998 count them: for each unit of the output, its inputs and its bias.
 * 0 for layers without units of their own, such as pooling.
 *
 * @example
 * ```ts
 * import { connectLayers, countConnections, lenet5Of1998Config } from '@lenet5/core';
 *
 * const { layers } = connectLayers(lenet5Of1998Config);
 * const total = layers.map(countConnections).reduce((sum, count) => sum + count);
 * console.log(total); // 340908
 * ```
 */
export function countConnections(layer: Layer): number {
  switch (layer.type) {
    case 'Conv2D':
    case 'DepthwiseConv2D':
    case 'TableConv2D': {
      const [rows, columns] = layer.outputShape;
      return rows * columns * countParameters(layer);
    }
    case 'Dense':
      return countParameters(layer);
    case 'Subsampling2D':
      return shapeSize(layer.outputShape) * (shapeSize(layer.poolSize) + 1);
    case 'RBF':
      return layer.centers.flat().length;
    default:
      return 0;
  }
}

function countParameters(layer: Layer): number {
  return layerWeights(layer).reduce((sum, { shape }) => sum + shapeSize(shape), 0);
}
