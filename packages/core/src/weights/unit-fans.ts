import type { Layer } from '../layers/layer.js';
import { shapeSize } from '../tensor/shape-size.js';

/** How many values a unit reads, and how many units read a value, each counted over the field of a convolution. */
export interface UnitFans {
  readonly inputs: number;
  readonly outputs: number;
}

/** The fans of the unit that each value along the last axis of a layer's kernel belongs to; one entry if all are equal. */
export function unitFans(layer: Layer): UnitFans[] {
  switch (layer.type) {
    case 'Conv2D':
    case 'Dense': {
      const [inputs = 1, outputs = 1] = layer.kernel.shape.slice(-2);
      const field = shapeSize(layer.kernel.shape.slice(0, -2));
      return [{ inputs: field * inputs, outputs: field * outputs }];
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
