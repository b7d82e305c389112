import {
  connectLayers,
  LENET5_CHOICES,
  type Lenet5Variant,
  layerWeights,
  lenet5VariantConfig,
  plainModel,
  resolveOptimizer,
  shapeSize,
} from '@lenet5/core';
import { lowerModel } from '../lower/lower-model.js';
import type { Address } from '../plan/memory/buffer.js';
import { makeMemoryImage } from '../plan/memory/memory-image.js';
import { makePlan, type Plan } from '../plan/plan.js';
import { partsOf } from '../runtime/kernel-modules.js';
import type { PredictionProgram } from './prediction-program.js';
import { variantName } from './variant-name.js';

/** What `scripts/embed-predictor.mjs` embeds when the package is built. */
export interface Predictions {
  /** The programs, by the name of their variant. */
  readonly programs: Readonly<Record<string, PredictionProgram>>;
  /** Names of the kernels that they call. */
  readonly kernels: ReadonlySet<string>;
}

/**
 * Plans the prediction of a single image for the variants of LeNet-5, as `compile()` does. Variants whose activation is in a part
 * of the kernels are left out: their kernels would make the predictor larger for all.
 */
export function planPredictions(): Predictions {
  const programs: Record<string, PredictionProgram> = {};
  const kernels = new Set<string>();
  for (const variant of variants()) {
    const plan = planVariant(variant);
    const own = new Set(plan.programs.predictOne.flatMap(({ ops }) => ops.map(({ kernel }) => kernel)));
    if (partsOf(own).length > 0) continue;
    programs[variantName(variant)] = predictionProgram(plan);
    for (const kernel of own) kernels.add(kernel);
  }
  return { programs, kernels };
}

function variants(): Lenet5Variant[] {
  const { activation, pooling, padding } = LENET5_CHOICES;
  return activation.flatMap((f) =>
    pooling.flatMap((pool) => padding.map((edge) => ({ activation: f, pooling: pool, padding: edge }))),
  );
}

function planVariant(variant: Lenet5Variant): Plan {
  const config = lenet5VariantConfig(variant);
  const weights = connectLayers(config)
    .layers.flatMap((layer) => layerWeights(layer))
    .map(({ name, shape }) => ({ name, shape, values: new Float32Array(shapeSize(shape)) }));
  return makePlan(lowerModel(plainModel(config, weights)), {
    optimizer: resolveOptimizer(undefined),
    batchSize: 32,
    threads: 1,
    labelSmoothing: 0,
    loss: 'cross-entropy',
    scale: 1 / 255,
    shift: 0,
    seed: 0,
    augmentation: undefined,
    trainCount: 0,
  });
}

function predictionProgram(plan: Plan): PredictionProgram {
  const { bytes, programs, pieces } = makeMemoryImage(plan);
  const { frames, rows, barrier, images, predictions } = plan.places;
  const tables = addressed(plan);
  return {
    bytes,
    program: programs.predictOne,
    places: { frames: offsetOf(frames), rows: offsetOf(rows), barrier: offsetOf(barrier) },
    image: images.offset,
    probabilities: predictions.offset,
    weights: plan.weights.map(({ weight: { name, shape }, value, ...matrix }) => ({
      weight: { name, shape },
      rows: matrix.rows,
      channels: matrix.channels,
      columns: matrix.columns,
      row: matrix.row,
      value: offsetOf(value),
    })),
    pieces: pieces
      .filter(({ offset }) => offset === programs.predictOne || tables.has(offset))
      // A memory is zeros at first.
      .filter(({ words }) => words.some((word) => word !== 0))
      .map(({ offset, words }) => ({ offset, words: [...words] })),
  };
}

/** The offsets of the buffers whose addresses the program passes to kernels. */
function addressed({ programs }: Plan): ReadonlySet<number> {
  const operands = programs.predictOne.flatMap(({ ops }) => ops.flatMap((op) => Object.values(op.operands)));
  const addresses = operands.flatMap((operand) => {
    if (typeof operand !== 'object') return [];
    return 'address' in operand ? [operand.address] : [operand as Address];
  });
  return new Set(addresses.map(({ buffer }) => buffer.offset));
}

function offsetOf({ offset }: { readonly offset: number }): { readonly offset: number } {
  return { offset };
}
