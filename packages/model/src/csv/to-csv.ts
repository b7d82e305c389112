import type { NamedTensor } from '@lenet5/core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import type { WeightedLayer } from '../family/family-layer.js';
import { readFamily } from '../family/read-family.js';
import { float32Text } from './float32-text.js';

const COLUMNS = ['layer', 'parameter', 'row', 'column', 'input', 'output', 'value'] as const;

/**
 * Writes a model's weights as one CSV table with a line for each number, so that a spreadsheet can filter, sort and
 * pivot them: `layer,parameter,row,column,input,output,value`. `parameter` is `kernel` or `bias`; `row` and `column`
 * are places in a convolution's kernel, empty elsewhere; `input` is empty for a bias. Everything is counted from 0, in
 * tfjs's order: the inputs of a dense layer after a Flatten are the maps' numbers in the order height, width,
 * channels. Values are the shortest decimals that give the same float32 back. Lines end in `\n`, text is UTF-8.
 * @throws UnsupportedLayerError with the layer that is in the way
 * @throws WeightsDtypeError, WeightsNotFiniteError
 */
export async function toCsv(model: Sequential): Promise<string> {
  const { layers } = await readFamily(model, 'CSV');
  const lines = layers.flatMap((layer) => ('kernel' in layer ? layerLines(layer) : []));
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`;
}

/** No name needs quotes: tfjs takes letters, digits and `-._/` alone for layers with weights. */
function layerLines({ name, kernel, bias }: WeightedLayer): string[] {
  const lines = tensorLines(`${name},kernel`, kernel);
  return bias ? [...lines, ...tensorLines(`${name},bias`, bias)] : lines;
}

/** A dense kernel has no rows and columns, a bias no inputs either: those that a tensor lacks are the first ones. */
function tensorLines(start: string, { shape, values }: NamedTensor): string[] {
  const empty = ','.repeat(4 - shape.length);
  return Array.from(values, (value, at) => `${start},${empty}${place(at, shape)},${float32Text(value)}`);
}

/** Where in a tensor its number `at` stands. */
function place(at: number, shape: readonly number[]): string {
  let left = at;
  const indices = shape.toReversed().map((size) => {
    const index = left % size;
    left = Math.floor(left / size);
    return index;
  });
  return indices.reverse().join(',');
}
