import type { Layer, WeightSpec } from '../layers/layer.js';
import { shapeSize } from '../tensor/shape-size.js';

/** How many values a unit reads, and how many units read a value, each counted over the field of a convolution. */
export interface UnitFans {
  readonly inputs: number;
  readonly outputs: number;
}

/**
 * The fans of the unit that each value along the last axis of a kernel of a layer belongs to; one entry if all are equal, none for a
 * weight that is not a kernel.
 */
export function unitFans(layer: Layer, weight: WeightSpec): UnitFans[] {
  if (layer.type === 'SeparableConv2D' && weight === layer.pointwiseKernel) {
    return [{ inputs: weight.shape[2] ?? 1, outputs: layer.filters }];
  }
  if (!('kernel' in layer) || weight !== layer.kernel) return [];
  switch (layer.type) {
    case 'Conv2D':
    case 'Dense': {
      const [inputs = 1, outputs = 1] = layer.kernel.shape.slice(-2);
      const field = shapeSize(layer.kernel.shape.slice(0, -2));
      return [{ inputs: field * inputs, outputs: field * outputs }];
    }
    case 'DepthwiseConv2D':
    case 'SeparableConv2D': {
      const field = shapeSize(layer.kernelSize);
      return [{ inputs: field, outputs: field * layer.depthMultiplier }];
    }
    case 'TableConv2D': {
      const field = shapeSize(layer.kernelSize);
      const readers = (map: number): number => layer.connections.filter((maps) => maps.includes(map)).length;
      return layer.connections.flatMap((maps) =>
        maps.map((map) => ({ inputs: field * maps.length, outputs: field * readers(map) })),
      );
    }
    case 'Subsampling2D':
      return [{ inputs: shapeSize(layer.poolSize), outputs: 1 }];
    default:
      return [];
  }
}
