import { LAYER_SIZES, type Unit, type UnitLayer } from '../unit.js';

/** A rectangle in the units of the diagram. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How a layer is drawn: its maps in a grid of columns, each map as an image. A dense layer is one map, as a strip. */
interface Column {
  /** The left edge. */
  readonly x: number;
  /** Side by side; the maps, or the units of a strip. */
  readonly columns: number;
  /** The side of a map, or of a unit of a strip. */
  readonly size: number;
}

/** The width and height of the diagram, in its own units. */
export const DIAGRAM = { width: 1180, height: 560 } as const;

/** Where the maps are; the names of the layers are above. */
const [TOP, HEIGHT] = [36, 516] as const;

/** The space between two columns of maps of one layer. */
const COLUMN_GAP = 8;

/** The input image. */
export const INPUT_BOX: Box = { x: 14, y: TOP + (HEIGHT - 168) / 2, width: 168, height: 168 };

const COLUMNS: Readonly<Record<UnitLayer, Column>> = {
  conv1: { x: 248, columns: 1, size: 77 },
  pool1: { x: 384, columns: 1, size: 54 },
  conv2: { x: 500, columns: 2, size: 57 },
  pool2: { x: 684, columns: 2, size: 38 },
  dense1: { x: 830, columns: 3, size: 12.9 },
  dense2: { x: 930, columns: 2, size: 12.28 },
  logits: { x: 1020, columns: 1, size: 40 },
};

/** How many maps or units of a strip a layer has side by side. */
export function columnsOf(layer: UnitLayer): number {
  return COLUMNS[layer].columns;
}

/** Whether a layer is drawn as one strip of units. */
export function isStrip(layer: UnitLayer): layer is 'dense1' | 'dense2' | 'logits' {
  return LAYER_SIZES[layer][0] === 1;
}

/** The box of a map of a layer, or of the whole strip of a dense layer. */
export function mapBox(layer: UnitLayer, channel: number): Box {
  const { x, columns, size } = COLUMNS[layer];
  const [, units, channels] = LAYER_SIZES[layer];
  if (isStrip(layer)) return { x, y: TOP, width: columns * size, height: HEIGHT };
  const pitch = HEIGHT / Math.ceil(channels / columns);
  const [row, column] = [Math.floor(channel / columns), channel % columns];
  const side = Math.min(size, units * size);
  return {
    x: x + column * (side + COLUMN_GAP),
    y: TOP + row * pitch + (pitch - side) / 2,
    width: side,
    height: side,
  };
}

/** The box of a unit. */
export function unitBox({ layer, channel, y, x }: Unit): Box {
  const box = mapBox(layer, channel);
  const [height, width] = LAYER_SIZES[layer];
  if (!isStrip(layer)) {
    const [w, h] = [box.width / width, box.height / height];
    return { x: box.x + x * w, y: box.y + y * h, width: w, height: h };
  }
  const { columns, size } = COLUMNS[layer];
  const pitch = HEIGHT / Math.ceil(width / columns);
  const side = Math.min(size, pitch);
  return {
    x: box.x + (x % columns) * size,
    y: TOP + Math.floor(x / columns) * pitch + (pitch - side) / 2,
    width: side,
    height: side,
  };
}

/** The box of a window of the input, in pixels of the input. */
export function inputBox(x: number, y: number, size: number): Box {
  const pixel = INPUT_BOX.width / 28;
  return {
    x: INPUT_BOX.x + x * pixel,
    y: INPUT_BOX.y + y * pixel,
    width: size * pixel,
    height: size * pixel,
  };
}

/** How far beside a map a pointer still finds it. */
const REACH = 4;

/** The unit at a point of the diagram; undefined beside the maps. */
export function unitAtPoint(px: number, py: number): Unit | undefined {
  for (const layer of Object.keys(COLUMNS) as UnitLayer[]) {
    const [height, width, channels] = LAYER_SIZES[layer];
    for (let channel = 0; channel < channels; channel++) {
      const box = mapBox(layer, channel);
      const [x, y] = [px - box.x, py - box.y];
      if (x < -REACH || y < -REACH || x > box.width + REACH || y > box.height + REACH) continue;
      const cell = (at: number, size: number, units: number): number =>
        Math.max(0, Math.min(units - 1, Math.floor((at / size) * units)));
      if (!isStrip(layer))
        return { layer, channel, y: cell(y, box.height, height), x: cell(x, box.width, width) };
      const columns = columnsOf(layer);
      const rows = Math.ceil(width / columns);
      return { layer, channel, y: 0, x: cell(y, box.height, rows) * columns + cell(x, box.width, columns) };
    }
  }
  return undefined;
}
