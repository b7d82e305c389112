import { LAYER_SIZES, UNIT_LAYERS, type Unit } from '../unit.js';
import { columnsOf, isStrip } from './layout.js';

const ARROWS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The unit that a key of the diagram selects: an arrow key the next unit, and at the edge of a map that of the next map; with
 * Shift, left and right the same place in the layer before or after, up and down in the map before or after.
 *
 * @returns The unit itself where the layer or the network ends; undefined for other keys.
 */
export function moveUnit(unit: Unit, key: string, shift: boolean): Unit | undefined {
  const step = ARROWS[key];
  if (!step) return undefined;
  const [dx, dy] = step;
  if (shift) return dx === 0 ? toMap(unit, dy) : toLayer(unit, dx);
  return isStrip(unit.layer) ? alongStrip(unit, dx, dy) : alongMap(unit, dx, dy);
}

/** The unit at the same place in the layer before or after. */
function toLayer(unit: Unit, dx: number): Unit {
  const layer = UNIT_LAYERS[UNIT_LAYERS.indexOf(unit.layer) + dx];
  if (!layer) return unit;
  const [height, width, channels] = LAYER_SIZES[unit.layer];
  const [toHeight, toWidth, toChannels] = LAYER_SIZES[layer];
  const scaled = (at: number, from: number, to: number): number =>
    Math.min(to - 1, Math.floor(((at + 0.5) / from) * to));
  return {
    layer,
    channel: scaled(unit.channel, channels, toChannels),
    y: scaled(unit.y, height, toHeight),
    x: scaled(unit.x, width, toWidth),
  };
}

/** The unit at the same place in the map before or after. */
function toMap(unit: Unit, dy: number): Unit {
  const channel = unit.channel + dy;
  return channel < 0 || channel >= LAYER_SIZES[unit.layer][2] ? unit : { ...unit, channel };
}

function alongStrip(unit: Unit, dx: number, dy: number): Unit {
  const columns = columnsOf(unit.layer);
  const column = (unit.x % columns) + dx;
  const x = unit.x + dx + dy * columns;
  const isInside = column >= 0 && column < columns && x >= 0 && x < LAYER_SIZES[unit.layer][1];
  return isInside ? { ...unit, x } : unit;
}

function alongMap(unit: Unit, dx: number, dy: number): Unit {
  const [height, width, channels] = LAYER_SIZES[unit.layer];
  const [x, y] = [unit.x + dx, unit.y + dy];
  if (x >= 0 && x < width && y >= 0 && y < height) return { ...unit, x, y };
  const columns = columnsOf(unit.layer);
  const column = (unit.channel % columns) + dx;
  const channel = unit.channel + dx + dy * columns;
  if (column < 0 || column >= columns || channel < 0 || channel >= channels) return unit;
  return { ...unit, channel, x: (x + width) % width, y: (y + height) % height };
}
