import { paint } from '../../components/paint.js';
import type { FeatureMap } from '../../explain/feature-map.js';
import type { Activations } from '../../explain/forward.js';
import { largestOf } from '../maps.js';
import type { Pass } from '../read-look-address.js';
import { LAYER_SIZES, UNIT_LAYERS, type UnitLayer } from '../unit.js';
import { columnsOf, isStrip } from './layout.js';

/** The values of every layer as images, one pixel per unit. */
export interface Pictures {
  readonly input: HTMLCanvasElement;
  /** The maps of a layer side by side, or a strip with the columns of the diagram. */
  readonly layers: Readonly<Record<UnitLayer, HTMLCanvasElement>>;
}

/** The maps side by side, row-major. */
function sideBySide({ height, width, channels, values }: FeatureMap): Float64Array {
  const result = new Float64Array(values.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++)
        result[(y * channels + c) * width + x] = values[(y * width + x) * channels + c]!;
    }
  }
  return result;
}

/**
 * Paints the values of a pass. Only this takes time; drawing the images at any size is fast.
 *
 * @param input The input of the network.
 */
export function paintPictures(input: FeatureMap, values: Activations, pass: Pass): Pictures {
  const picture = (numbers: ArrayLike<number>, width: number, largest: number, unsigned = false) => {
    const canvas = document.createElement('canvas');
    paint(canvas, numbers, width, largest, unsigned);
    return canvas;
  };
  const entries = UNIT_LAYERS.map((layer) => {
    const numbers = isStrip(layer) ? values[layer] : sideBySide(values[layer]);
    const [, width, channels] = LAYER_SIZES[layer];
    // Activations after tanh are at most 1. Outputs and gradients have no such limit.
    const largest = pass === 'forward' && layer !== 'logits' ? 1 : largestOf(numbers);
    return [layer, picture(numbers, isStrip(layer) ? columnsOf(layer) : width * channels, largest)] as const;
  });
  return {
    input: picture(input.values, input.width, 1, true),
    layers: Object.fromEntries(entries) as Record<UnitLayer, HTMLCanvasElement>,
  };
}
