import { LAYER_SIZES, UNIT_LAYERS, type Unit, type UnitLayer } from '../unit.js';
import { type Box, inputBox, isStrip, mapBox, unitBox } from './layout.js';

/** The side of a window and the distance between two windows, in units of the layer before. */
const WINDOWS = { conv1: [5, 1], pool1: [2, 2], conv2: [5, 1], pool2: [2, 2] } as const;

/** The layer before each layer with windows. */
const BEFORE = { pool1: 'conv1', conv2: 'pool1', pool2: 'conv2' } as const;

/** The layer after each layer whose gradient comes from one unit per map. */
const POOLED = { conv1: 'pool1', conv2: 'pool2' } as const;

/** The space between a layer and the box around it. */
const MARGIN = 3;

/** The boxes of the windows that a unit of a map reads in the layer before, one per map that it reads; for a dense layer, the box of the whole layer before. */
export function windowsBefore({ layer, channel, y, x }: Unit): readonly Box[] {
  if (isStrip(layer)) return [layerBox(UNIT_LAYERS[UNIT_LAYERS.indexOf(layer) - 1]!)];
  const [size, stride] = WINDOWS[layer];
  if (layer === 'conv1') return [inputBox(x, y, size)];
  const before = BEFORE[layer];
  const maps = layer === 'conv2' ? Array.from({ length: LAYER_SIZES.pool1[2] }, (_, map) => map) : [channel];
  return maps.map((map) => windowBox(before, map, { y: y * stride, x: x * stride, size }));
}

/** The boxes in the layer after a unit that its gradient comes from; none for an output. */
export function windowsAfter({ layer, channel, y, x }: Unit): readonly Box[] {
  if (layer === 'logits') return [];
  if (layer === 'conv1' || layer === 'conv2')
    return [unitBox({ layer: POOLED[layer], channel, y: y >> 1, x: x >> 1 })];
  if (layer !== 'pool1') return [layerBox(UNIT_LAYERS[UNIT_LAYERS.indexOf(layer) + 1]!)];
  const [height, width, filters] = LAYER_SIZES.conv2;
  const [top, left] = [Math.max(0, y - 4), Math.max(0, x - 4)];
  const rows = Math.min(height - 1, y) - top + 1;
  const columns = Math.min(width - 1, x) - left + 1;
  return Array.from({ length: filters }, (_, map) => {
    const first = unitBox({ layer: 'conv2', channel: map, y: top, x: left });
    return { x: first.x, y: first.y, width: first.width * columns, height: first.height * rows };
  });
}

/** The box around all maps of a layer. */
function layerBox(layer: UnitLayer): Box {
  const [first, last] = [mapBox(layer, 0), mapBox(layer, LAYER_SIZES[layer][2] - 1)];
  return {
    x: first.x - MARGIN,
    y: first.y - MARGIN,
    width: last.x + last.width - first.x + 2 * MARGIN,
    height: last.y + last.height - first.y + 2 * MARGIN,
  };
}

function windowBox(
  layer: UnitLayer,
  channel: number,
  { y, x, size }: { readonly y: number; readonly x: number; readonly size: number },
): Box {
  const first = unitBox({ layer, channel, y, x });
  return { x: first.x, y: first.y, width: first.width * size, height: first.height * size };
}
