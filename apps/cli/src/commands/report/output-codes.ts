import { type Labels, type PlainModel, plainModel, shapeSize } from '@lenet5/core';
import { CLASSES, type ImageSet } from '@lenet5/mnist';
import type { ConnectionTable, OutputCodes } from '@lenet5/report';
import type { PenaltyScores } from '../../model-file/predict-all.js';

/** Columns of the bitmap of a digit, 7×12 in the paper of 1998. */
const BITMAP_COLUMNS = 7;

/** The connection tables of a model. */
export function connectionTables({ config }: PlainModel): ConnectionTable[] {
  let inputs = 0;
  return config.layers.flatMap((layer) => {
    if (layer.type === 'Conv2D') inputs = layer.filters;
    if (layer.type !== 'TableConv2D') return [];
    const table = { name: layer.name, inputs, table: layer.connections };
    inputs = layer.connections.length;
    return [table];
  });
}

/** The mean of the rows of `values` of each label, of `width` values each. */
function meanByLabel(values: Float32Array, width: number, labels: Labels): number[][] {
  const sums = Array.from({ length: CLASSES }, () => ({ count: 0, values: Array<number>(width).fill(0) }));
  for (const [row, label] of labels.entries()) {
    const sum = sums[label];
    if (!sum) continue;
    sum.count += 1;
    for (let at = 0; at < width; at++) sum.values[at]! += values[row * width + at] ?? 0;
  }
  return sums.map(({ count, values: total }) => total.map((value) => value / Math.max(count, 1)));
}

/** Mean penalties of the images of each label: of the label itself, and of the nearest other class. */
function meanPenalties({ penalties }: PenaltyScores, labels: Labels): OutputCodes['penalties'] {
  const pairs = Float32Array.from(
    Array.from(labels, (label, row) => {
      const all = penalties.subarray(row * CLASSES, (row + 1) * CLASSES);
      return [all[label] ?? 0, Math.min(...all.filter((_, other) => other !== label))];
    }).flat(),
  );
  return meanByLabel(pairs, 2, labels).map(([own = 0, nearestOther = 0]) => ({ own, nearestOther }));
}

/**
 * Computes the codes that a network compares with the centers of its radial basis function units, with TensorFlow.js.
 *
 * @returns undefined if the model has no such units, or if their centers are not bitmaps of 7 columns.
 */
export async function outputCodes(
  model: PlainModel,
  { images, labels }: ImageSet,
  scores: PenaltyScores,
): Promise<OutputCodes | undefined> {
  const { config } = model;
  const at = config.layers.findIndex(({ type }) => type === 'RBF');
  const units = config.layers[at];
  if (units?.type !== 'RBF') return undefined;
  const { centers } = units;
  const width = centers[0]?.length ?? 0;
  if (width % BITMAP_COLUMNS !== 0) return undefined;
  const layers = config.layers.slice(0, at);
  const weights = model
    .readValues()
    .filter(({ name }) => layers.some((layer) => name.startsWith(`${layer.name}/`)));
  const { tfjsOutputs } = await import('../../model-file/tfjs-models.js');
  const codes = await tfjsOutputs(
    plainModel({ ...config, layers }, weights),
    images,
    shapeSize(config.inputShape),
  );
  return {
    layer: layers.at(-1)?.name ?? '',
    shape: [width / BITMAP_COLUMNS, BITMAP_COLUMNS],
    centers,
    codes: meanByLabel(codes, width, labels),
    penalties: meanPenalties(scores, labels),
  };
}
