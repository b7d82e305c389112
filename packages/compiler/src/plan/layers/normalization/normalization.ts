import type { NormalizationLayer } from '../../../lower/network.js';
import type { LayerPlan } from '../../layer-plan.js';
import { type Address, at } from '../../memory/buffer.js';
import { type Lines, linesOf, type Value } from '../../memory/value.js';
import { type Op, op, type Section, type Sections } from '../../op.js';
import type { PlanContext } from '../../plan-context.js';
import { BARRIER } from '../../sections.js';

/**
 * The sections that compute the output of a batch normalization. In training, they wait for the moments of all lane groups. Then each
 * thread computes the statistics of the batch for itself, which is faster than a second barrier.
 */
export function normalizationForward(
  context: PlanContext,
  plan: LayerPlan,
  layer: NormalizationLayer,
  training: boolean,
): Sections {
  const [x, y] = groupLines(plan.input, plan.output);
  const { units, rows, columns } = x;
  const normalization = context.normalization(layer);
  const isTrained = training && normalization !== undefined;
  const normalize = op('normalize', layer.name, {
    x,
    y,
    ...statisticsOf(context, layer, isTrained),
    gamma: context.gamma(layer.gamma),
    beta: context.bias(layer.beta),
    epsilon: layer.epsilon,
    units,
    rows,
    columns,
  });
  if (!isTrained) return [eachGroup(normalize)];
  const { sums, deviations, mean, variance } = normalization;
  const moments = { sums: at(sums), deviations: at(deviations) };
  const statistics = op('batchStatistics', layer.name, {
    slices: 1,
    ...moments,
    partStride: sums.stride,
    mean: at(mean),
    variance: at(variance),
    units,
    pixels: pixelsOf(layer),
  });
  return [
    eachGroup(op('channelMoments', layer.name, { x, ...moments, units, rows, columns })),
    ...BARRIER,
    { kind: 'eachThread', ops: [statistics] },
    eachGroup(normalize),
  ];
}

/**
 * The sections that compute the gradient of the input of a batch normalization. In training, it depends on the sums of the gradients
 * over the batch, for which they wait.
 */
export function normalizationBackward(
  context: PlanContext,
  plan: LayerPlan,
  layer: NormalizationLayer,
): Sections {
  const { outputGradient, inputGradient } = plan;
  if (!outputGradient) return [];
  const [x, dy, dx] = groupLines(plan.input, outputGradient, inputGradient ?? outputGradient);
  const { units, rows, columns } = x;
  const normalization = context.normalization(layer);
  const statistics = statisticsOf(context, layer, normalization !== undefined);
  const common = { x, ...statistics, epsilon: layer.epsilon, units, rows, columns };
  const gradient = (dGamma: Address, dBeta: Address): Section[] => {
    if (!inputGradient) return [];
    const gamma = context.gamma(layer.gamma);
    const operands = { ...common, gamma, dGamma, dBeta, dy, dx, pixels: pixelsOf(layer) };
    return [eachGroup(op('normalizeGradient', layer.name, operands))];
  };
  if (!normalization) return gradient(context.bias(undefined), context.bias(undefined));
  const { gammaParts, betaParts, dGamma, dBeta } = normalization;
  const parts = { dGamma: at(gammaParts), dBeta: at(betaParts) };
  const sums = eachGroup(op('normalizeSums', layer.name, { ...common, dy, ...parts }));
  if (!inputGradient) return [sums];
  return [
    sums,
    ...BARRIER,
    {
      kind: 'eachThread',
      ops: [sumParts(layer, parts.dGamma, at(dGamma)), sumParts(layer, parts.dBeta, at(dBeta))],
    },
    ...gradient(at(dGamma), at(dBeta)),
  ];
}

/** The kernel calls that move the moving averages towards the statistics of the batch. */
export function movingAverageOps(context: PlanContext, layer: NormalizationLayer): Op[] {
  const normalization = context.normalization(layer);
  if (!normalization) return [];
  const { mean, variance } = normalization;
  const fraction = 1 - layer.momentum;
  return [
    { weight: layer.movingMean, value: mean },
    { weight: layer.movingVariance, value: variance },
  ].map(({ weight, value }) => {
    const { slices, sliceBytes, value: average } = context.weight(weight);
    return op('movingAverage', weight.name, {
      slices,
      average: at(average),
      value: at(value),
      sliceBytes,
      fraction,
    });
  });
}

/** Mean and variance: those of the batch, or the moving averages. */
function statisticsOf(
  context: PlanContext,
  layer: NormalizationLayer,
  isTrained: boolean,
): { readonly mean: Address; readonly variance: Address } {
  const normalization = context.normalization(layer);
  if (isTrained && normalization)
    return { mean: at(normalization.mean), variance: at(normalization.variance) };
  const { movingMean, movingVariance } = layer;
  return { mean: at(context.weight(movingMean).value), variance: at(context.weight(movingVariance).value) };
}

function sumParts(layer: NormalizationLayer, parts: Address, sum: Address): Op {
  const { stride, bytes } = parts.buffer;
  const operands = { slices: 1, parts: parts, partStride: stride, sum, sliceBytes: bytes };
  return op('reduce', layer.name, operands);
}

function eachGroup(...ops: Op[]): Section {
  return { kind: 'eachGroup', ops };
}

/** Values of one shape for an element-wise kernel that runs on one lane group. */
function groupLines<Values extends readonly Value[]>(...values: Values): { [index in keyof Values]: Lines } {
  const lines = linesOf(...values);
  if (values[0]?.kind === 'image') return lines;
  return lines.map((line) => ({ ...line, columns: 1 })) as { [index in keyof Values]: Lines };
}

/** Values of a channel per sample. */
function pixelsOf({ input }: NormalizationLayer): number {
  return typeof input === 'number' ? 1 : input[0] * input[1];
}
