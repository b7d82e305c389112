import type { LaterTexts } from '../language/later/en.js';
import { laterTexts } from '../language/texts.js';
import { isMapLayer, LAYER_SIZES, type Unit } from './unit.js';

/** The name of a unit, for the user: "C3, map 6, row 4, column 4". */
export function nameOf(unit: Unit): string {
  return named(unit, laterTexts.value.look.unit);
}

/** A name that fits into a table: "S4 map 6 (4, 4)", with the row and the column in parentheses. */
export function shortNameOf(unit: Unit): string {
  return named(unit, laterTexts.value.look.shortUnit);
}

function named({ layer, channel, y, x }: Unit, words: LaterTexts['look']['unit']): string {
  const layerName = laterTexts.value.look.layers[layer];
  if (layer === 'logits') return words.output(x);
  if (!isMapLayer(layer)) return words.dense(layerName, x + 1);
  return words.map(layerName, channel + 1, y + 1, x + 1);
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
