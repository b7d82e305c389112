import { LAYER_SIZES, UNIT_LAYERS, type UnitLayer } from '../unit.js';
import { type Box, columnsOf, DIAGRAM, isStrip, mapBox } from './layout.js';
import { type PlayMoment, positionsOf, visiblePositions } from './playback.js';

/** How far beside its boxes a layer has something of its own: the width of an outline. */
const MARGIN = 2;

/** The parts of the diagram that have values at a moment of a pass: whole layers, and the rows of the layer that is computed. */
export function computedBoxes(moment: PlayMoment): Box[] {
  return UNIT_LAYERS.flatMap((layer) => {
    const visible = visiblePositions(moment, layer);
    if (visible === positionsOf(layer)) return [layerBox(layer)];
    return visible > 0 ? visibleRows(layer, visible) : [];
  });
}

/** A layer with all its maps; the output with the bars beside it. */
function layerBox(layer: UnitLayer): Box {
  const [, , channels] = LAYER_SIZES[layer];
  const [first, last] = [mapBox(layer, 0), mapBox(layer, channels - 1)];
  const left = first.x - MARGIN;
  const right = layer === 'logits' ? DIAGRAM.width : last.x + last.width + MARGIN;
  return {
    x: left,
    y: first.y - MARGIN,
    width: right - left,
    height: last.y + last.height - first.y + 2 * MARGIN,
  };
}

/** The first units of each map, in the order in which the window slides: the complete rows, and the beginning of the next one. */
function visibleRows(layer: UnitLayer, visible: number): Box[] {
  const [height, width, channels] = LAYER_SIZES[layer];
  const columns = isStrip(layer) ? columnsOf(layer) : width;
  const rows = isStrip(layer) ? Math.ceil(width / columns) : height;
  const [complete, rest] = [Math.floor(visible / columns), visible % columns];
  return Array.from({ length: channels }, (_, channel) => {
    const map = mapBox(layer, channel);
    // The bar of a digit is beside its unit.
    const across = layer === 'logits' ? DIAGRAM.width - map.x : map.width;
    const pitch = map.height / rows;
    const above = { ...map, width: across, height: complete * pitch };
    const begun = {
      x: map.x,
      y: map.y + complete * pitch,
      width: (rest / columns) * map.width,
      height: pitch,
    };
    return [above, begun].filter((box) => box.width > 0 && box.height > 0);
  }).flat();
}
