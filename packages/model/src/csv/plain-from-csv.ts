import { type NamedTensor, type PlainModel, shapeSize } from '@lenet5/core';
import { InvalidModelFileError } from '../errors/import-errors.js';
import { plainFromDecoded } from '../safetensors/plain-from-safetensors.js';
import { checkWeightsOptions, type FromSafetensorsOptions } from '../safetensors/weights-options.js';
import { CSV_COLUMNS } from './to-csv.js';

/** Values of a tensor, with the indices of each. */
type Cells = { readonly indices: readonly number[]; readonly value: number }[];

/**
 * Reads the weights of a network from a CSV table that `toCsv()` wrote. The table has no layers: those of a LeNet-5, or of another chain
 * of convolutions and dense layers, follow from the weights and the options, as for `fromSafetensors()`. Any other network needs the
 * option `layers`.
 *
 * @param source where the text comes from, for error messages
 * @throws InvalidModelFileError if the text is not such a table; OptionsError, LayersUnknownError, UnknownWeightsError,
 *   WeightsMismatchError, WeightsNotFiniteError
 *
 * @example
 * ```ts
 * import { plainLenet5 } from '@lenet5/core';
 * import { plainFromCsv, toCsv } from '@lenet5/model';
 *
 * const csv = await toCsv(plainLenet5());
 * const model = await plainFromCsv(csv, 'lenet5.csv', { activation: 'tanh', pooling: 'average' });
 * console.log(model.layers.length); // 8
 * ```
 */
export async function plainFromCsv(
  text: string,
  source = 'the CSV file',
  options: FromSafetensorsOptions = {},
): Promise<PlainModel> {
  checkWeightsOptions(options);
  const model = await plainFromDecoded({ tensors: readTensors(text, source), metadata: {} }, source, options);
  // Weights without a description of layers always have a plain model.
  if (!model) throw new InvalidModelFileError(source, 'CSV', new Error('no weights of LeNet-5'));
  return model;
}

function readTensors(text: string, source: string): NamedTensor[] {
  const [head, ...lines] = text.trimEnd().split(/\r?\n/);
  const fail = (found: string): never => {
    throw new InvalidModelFileError(source, 'CSV', new Error(found));
  };
  if (head !== CSV_COLUMNS.join(',')) fail(`the first line is not ${CSV_COLUMNS.join(',')}`);
  const byName = new Map<string, Cells>();
  lines.forEach((line, number) => {
    const fields = line.split(',');
    const [layer, parameter, ...rest] = fields;
    const value = Number(rest.pop());
    const indices = rest.filter((index) => index !== '').map(Number);
    const isValid = fields.length === CSV_COLUMNS.length && [value, ...indices].every(Number.isFinite);
    if (!isValid) fail(`line ${number + 2} is ${line}`);
    const name = `${layer}/${parameter}`;
    const cells = byName.get(name) ?? [];
    cells.push({ indices, value });
    byName.set(name, cells);
  });
  return Array.from(byName, ([name, cells]) => tensorOf(name, cells) ?? fail(`${name} lacks a value`));
}

/** A tensor whose shape follows from the largest indices; undefined unless each of its values is there once. */
function tensorOf(name: string, cells: Cells): NamedTensor | undefined {
  const shape = (cells[0]?.indices ?? []).map((_, axis) => {
    return cells.reduce((largest, { indices }) => Math.max(largest, indices[axis] ?? 0), 0) + 1;
  });
  if (shapeSize(shape) !== cells.length) return undefined;
  const values = new Float32Array(cells.length).fill(Number.NaN);
  for (const { indices, value } of cells) {
    const isInside = indices.every((index) => Number.isInteger(index) && index >= 0);
    const at = indices.reduce((offset, index, axis) => offset * (shape[axis] ?? 1) + index, 0);
    if (!isInside || indices.length !== shape.length || !Number.isNaN(values[at])) return undefined;
    values[at] = value;
  }
  return { name, shape, values };
}
