import type { NamedTensor, PlainModel } from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { ExportNormalization, WeightedLayer } from '../layers/export-layer.js';
import { readExportModel } from '../layers/read-export-model.js';
import { float32Text } from './float32-text.js';

/** The columns of the table. */
export const CSV_COLUMNS: readonly string[] = [
  'layer',
  'parameter',
  'row',
  'column',
  'input',
  'output',
  'value',
];

/**
 * Exports the weights of a model as a CSV table with one row per value, to filter, sort and pivot in a spreadsheet:
 * `layer,parameter,row,column,input,output,value`.
 *
 * `parameter` is `kernel` or `bias`, or, of a batch normalization, `gamma`, `beta`, `moving_mean` or `moving_variance`. `row` and `column` are positions in the kernel of a convolution and empty for other
 * layers; `input` is empty for a weight of one axis. All indices start at 0 and have the order of tfjs: the inputs of a dense layer
 * after a Flatten are the values of the image in the order row, column, channel. Values are the shortest decimals that
 * convert back to the same float32. Lines end with `\n`, text is UTF-8.
 *
 * @throws UnsupportedLayerError at the first layer that the format does not support
 * @throws WeightsDtypeError, WeightsNotFiniteError
 *
 * @example
 * ```ts
 * import { plainLenet5 } from '@lenet5/core';
 * import { toCsv } from '@lenet5/model';
 *
 * const csv = await toCsv(plainLenet5());
 * console.log(csv.split('\n')[0]); // layer,parameter,row,column,input,output,value
 * ```
 */
export async function toCsv(model: LayersModel | PlainModel): Promise<string> {
  const { layers } = await readExportModel(model, 'CSV');
  const lines = layers.flatMap((layer) => {
    if (layer.type === 'BatchNormalization') return normalizationLines(layer);
    return 'kernel' in layer ? layerLines(layer) : [];
  });
  return `${[CSV_COLUMNS.join(','), ...lines].join('\n')}\n`;
}

/** Names need no quotes: for layers with weights, tfjs accepts only letters, digits and `-._/`. */
function layerLines({ name, kernel, bias }: WeightedLayer): string[] {
  const lines = tensorLines(`${name},kernel`, kernel);
  return bias ? [...lines, ...tensorLines(`${name},bias`, bias)] : lines;
}

function normalizationLines({
  name,
  gamma,
  beta,
  movingMean,
  movingVariance,
}: ExportNormalization): string[] {
  const weights = { gamma, beta, moving_mean: movingMean, moving_variance: movingVariance };
  return Object.entries(weights).flatMap(([parameter, weight]) =>
    weight ? tensorLines(`${name},${parameter}`, weight) : [],
  );
}

/** A tensor with fewer than four axes lacks the first index columns, which stay empty. */
function tensorLines(start: string, { shape, values }: NamedTensor): string[] {
  const empty = ','.repeat(4 - shape.length);
  return Array.from(values, (value, at) => `${start},${empty}${indicesOf(at, shape)},${float32Text(value)}`);
}

/** Indices of value `at` of a tensor, one per axis. */
function indicesOf(at: number, shape: readonly number[]): string {
  let rest = at;
  const indices = shape.toReversed().map((size) => {
    const index = rest % size;
    rest = Math.floor(rest / size);
    return index;
  });
  return indices.reverse().join(',');
}
