import type { Activations } from '../explain/forward.js';

/** The layers whose units can be inspected. */
export const UNIT_LAYERS = ['conv1', 'pool1', 'conv2', 'pool2', 'dense1', 'dense2', 'logits'] as const;

/** A layer whose units can be inspected. */
export type UnitLayer = (typeof UNIT_LAYERS)[number];

/** One unit of the network. */
export interface Unit {
  readonly layer: UnitLayer;
  /** The index of the map; 0 in a dense layer. */
  readonly channel: number;
  readonly y: number;
  /** In a dense layer, the index of the unit. */
  readonly x: number;
}

/** The size of each layer. A dense layer counts as one map with one row. */
export const LAYER_SIZES: Readonly<
  Record<UnitLayer, readonly [height: number, width: number, channels: number]>
> = {
  conv1: [24, 24, 6],
  pool1: [12, 12, 6],
  conv2: [8, 8, 16],
  pool2: [4, 4, 16],
  dense1: [1, 120, 1],
  dense2: [1, 84, 1],
  logits: [1, 10, 1],
};

/** Whether a layer has maps rather than a row of units. */
export function isMapLayer(layer: UnitLayer): layer is 'conv1' | 'pool1' | 'conv2' | 'pool2' {
  return LAYER_SIZES[layer][0] > 1;
}

/** Encodes a unit for the address: `conv2.3.4.5` is layer, channel, y and x. */
export function encodeUnit({ layer, channel, y, x }: Unit): string {
  return [layer, channel, y, x].join('.');
}

/** Decodes a unit of an address; undefined if there is no such unit. */
export function decodeUnit(text: string | undefined): Unit | undefined {
  const [name, ...numbers] = (text ?? '').split('.');
  const layer = UNIT_LAYERS.find((known) => known === name);
  const [channel = -1, y = -1, x = -1] = numbers.map(Number);
  if (!layer) return undefined;
  const [height, width, channels] = LAYER_SIZES[layer];
  const inside = (value: number, end: number): boolean =>
    Number.isInteger(value) && value >= 0 && value < end;
  return inside(channel, channels) && inside(y, height) && inside(x, width)
    ? { layer, channel, y, x }
    : undefined;
}

/** The value of a unit in a forward pass, or its gradient in a backward pass. */
export function unitValue(values: Activations, { layer, channel, y, x }: Unit): number {
  if (!isMapLayer(layer)) return values[layer][x] ?? 0;
  const map = values[layer];
  return map.values[(y * map.width + x) * map.channels + channel] ?? 0;
}

/** The unit next to another one in its map or row; undefined at the edge. */
export function neighborOf(unit: Unit, dx: number, dy: number): Unit | undefined {
  const [height, width] = LAYER_SIZES[unit.layer];
  const [x, y] = [unit.x + dx, unit.y + dy];
  return x >= 0 && x < width && y >= 0 && y < height ? { ...unit, x, y } : undefined;
}
