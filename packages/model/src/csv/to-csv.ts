import { connectLayers, layerWeights, type PlainModel } from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
import { plainForExport } from '../layers/plain-for-export.js';
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
 * `parameter` is `kernel` or `bias`; of a depthwise or separable convolution `depthwise_kernel` and `pointwise_kernel`; of a batch
 * normalization `gamma`, `beta`, `moving_mean` or `moving_variance`. `row` and `column` are positions in the kernel of a convolution
 * and empty for other weights; `input` is empty for a weight of one axis and for the kernel of a connection table, whose `output` is the
 * number of a connection. The `output` of a depthwise kernel is one of the filters of its `input`. All indices start at 0 and have the order of tfjs: the inputs of a dense layer
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
  const { config, readValues } = await plainForExport(model, 'CSV');
  const values = new Map(readValues().map((tensor) => [tensor.name, tensor.values]));
  const lines = connectLayers(config).layers.flatMap((layer) => {
    // The table has no quotes. tfjs accepts only letters, digits and `-._/` as the name of a layer with weights.
    if (/[",\r\n]/.test(layer.name))
      throw new UnsupportedLayerError(layer, 'CSV', 'a comma or quote in its name');
    return layerWeights(layer).flatMap((weight) => {
      const parameter = weight.name.slice(layer.name.length + 1);
      return tensorLines(`${layer.name},${parameter}`, weight.shape, values.get(weight.name) ?? []);
    });
  });
  return `${[CSV_COLUMNS.join(','), ...lines].join('\n')}\n`;
}

function tensorLines(start: string, shape: readonly number[], values: ArrayLike<number>): string[] {
  return Array.from(
    values,
    (value, at) => `${start},${columnsOf(indicesOf(at, shape))},${float32Text(value)}`,
  );
}

/** Row, column, input and output. A weight of fewer axes lacks the input, then the row and the column. */
function columnsOf(indices: readonly number[]): string {
  const output = indices.at(-1);
  const [row = '', column = ''] = indices.length > 2 ? indices : [];
  const input = indices.length % 2 === 0 ? indices.at(-2) : '';
  return [row, column, input, output].join(',');
}

/** Indices of value `at` of a tensor, one per axis. */
function indicesOf(at: number, shape: readonly number[]): number[] {
  let rest = at;
  const indices = shape.toReversed().map((size) => {
    const index = rest % size;
    rest = Math.floor(rest / size);
    return index;
  });
  return indices.reverse();
}
