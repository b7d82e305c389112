import type { Activations } from '../explain/forward.js';

/** A layer of the small picture: where its values are, and how its maps are arranged. */
export interface PictureLayer {
  readonly name: string;
  /** The layer of `Activations`. */
  readonly layer: Exclude<keyof Activations, 'logits'>;
  /** The shape of the layer, for the label. */
  readonly size: string;
  /** Rows and columns of a map, and how many maps stand side by side. */
  readonly map: readonly [rows: number, columns: number];
  readonly maps: number;
  readonly across: number;
  /** Height in the picture, from 0 to 1. */
  readonly height: number;
  /** Values from 0 up are painted as ink or as probabilities, others in two colors. */
  readonly kind: 'ink' | 'signed' | 'probability';
}

/** The input and the seven layers, from left to right. */
export const PICTURE_LAYERS: readonly PictureLayer[] = [
  {
    name: '28×28',
    layer: 'input',
    size: '28×28',
    map: [28, 28],
    maps: 1,
    across: 1,
    height: 0.3,
    kind: 'ink',
  },
  {
    name: 'C1',
    layer: 'conv1',
    size: '6×24×24',
    map: [24, 24],
    maps: 6,
    across: 1,
    height: 1,
    kind: 'signed',
  },
  {
    name: 'S2',
    layer: 'pool1',
    size: '6×12×12',
    map: [12, 12],
    maps: 6,
    across: 1,
    height: 0.8,
    kind: 'signed',
  },
  { name: 'C3', layer: 'conv2', size: '16×8×8', map: [8, 8], maps: 16, across: 2, height: 1, kind: 'signed' },
  {
    name: 'S4',
    layer: 'pool2',
    size: '16×4×4',
    map: [4, 4],
    maps: 16,
    across: 2,
    height: 0.72,
    kind: 'signed',
  },
  { name: 'C5', layer: 'dense1', size: '120', map: [40, 3], maps: 1, across: 1, height: 1, kind: 'signed' },
  { name: 'F6', layer: 'dense2', size: '84', map: [28, 3], maps: 1, across: 1, height: 0.75, kind: 'signed' },
  {
    name: '0–9',
    layer: 'probabilities',
    size: '10',
    map: [10, 1],
    maps: 1,
    across: 1,
    height: 0.6,
    kind: 'probability',
  },
];

/** The values of a layer as one image, row-major, with a blank line between its maps. */
export interface Mosaic {
  readonly values: Float64Array;
  readonly width: number;
}

/** The width and height of the mosaic of a layer, in values. */
export function mosaicSize({
  map: [rows, columns],
  maps,
  across,
}: PictureLayer): [width: number, height: number] {
  const down = maps / across;
  return [across * (columns + 1) - 1, down * (rows + 1) - 1];
}

/** Arranges the maps of a layer, `[rows, columns, channels]` or a vector, in one image. Without activations it is blank. */
export function mosaic(spec: PictureLayer, activations: Activations | undefined): Mosaic {
  const [width, height] = mosaicSize(spec);
  const values = new Float64Array(width * height);
  const source = activations?.[spec.layer];
  if (!source) return { values, width };
  const {
    map: [rows, columns],
    maps,
    across,
  } = spec;
  const all = 'values' in source && !(source instanceof Float64Array) ? source.values : source;
  for (let map = 0; map < maps; map++) {
    const [left, top] = [(map % across) * (columns + 1), Math.floor(map / across) * (rows + 1)];
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        values[(top + y) * width + left + x] = all[(y * columns + x) * maps + map]!;
      }
    }
  }
  return { values, width };
}
