import { isMapLayer, LAYER_SIZES, type Unit, type UnitLayer } from './unit.js';

/** The names of the layers in the paper. */
const NAMES: Readonly<Record<UnitLayer, string>> = {
  conv1: 'C1',
  pool1: 'S2',
  conv2: 'C3',
  pool2: 'S4',
  dense1: 'C5',
  dense2: 'F6',
  logits: 'Output',
};

/** The name of a unit, for the user: "C3, map 6, row 4, column 4". */
export function nameOf({ layer, channel, y, x }: Unit): string {
  if (layer === 'logits') return `Output unit ${x}`;
  if (!isMapLayer(layer)) return `${NAMES[layer]}, unit ${x + 1}`;
  return `${NAMES[layer]}, map ${channel + 1}, row ${y + 1}, column ${x + 1}`;
}

/** A name that fits into a table: "S4 map 6 (4, 4)", with the row and the column in parentheses. */
export function shortNameOf({ layer, channel, y, x }: Unit): string {
  if (layer === 'logits') return `output ${x}`;
  if (!isMapLayer(layer)) return `${NAMES[layer]} unit ${x + 1}`;
  return `${NAMES[layer]} map ${channel + 1} (${y + 1}, ${x + 1})`;
}

/** The layer that each dense layer reads. */
const BELOW = { dense1: 'pool2', dense2: 'dense1', logits: 'dense2' } as const;

/** The unit that is an input of a dense layer. The maps of S4 are read row by row, with the maps of one place together. */
export function inputUnit(layer: keyof typeof BELOW, index: number): Unit {
  const below = BELOW[layer];
  const [, width, channels] = LAYER_SIZES[below];
  const place = Math.floor(index / channels);
  return {
    layer: below,
    channel: index % channels,
    y: below === 'pool2' ? Math.floor(place / width) : 0,
    x: place % width,
  };
}
