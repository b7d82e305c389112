import type { KernelName } from '../contract.generated.js';
import type { Network } from '../lower/network.js';
import { needsTotals, totalsOp } from './adjust-gradient.js';
import { backwardSections } from './backward.js';
import { forwardSections } from './forward.js';
import { gatherInput, trainingInput } from './input.js';
import type { LayerPlan } from './layer-plan.js';
import { distillationOps, lastLayer, lossOp, sampleWeightOps } from './loss.js';
import type { Table } from './memory/arena.js';
import { at, atGroup, type Buffer } from './memory/buffer.js';
import { addPlaces, evaluationCount, imageBytes, type Places, stepsPerRun } from './memory/places.js';
import { asMatrix } from './memory/value.js';
import type { WeightMatrix } from './memory/weight-matrix.js';
import { type Op, op, type Section, type Sections } from './op.js';
import { outputOps } from './outputs.js';
import { PlanContext, type PlanOptions } from './plan-context.js';
import { ARRIVE, BARRIER, joinSections, WAIT } from './sections.js';
import { singlePrediction } from './single/single-prediction.js';
import { singleTraining } from './single/single-training.js';
import { transformOps, updateOps } from './update.js';

/**
 * The minimum number of lane groups for which values have space: this many are scored together, even with smaller
 * batches.
 */
const LEAST_GROUPS = 8;

/** The programs of a plan: what a thread runs per step. */
export interface Programs {
  /** Runs once after JavaScript has written the weights. */
  readonly prepare: Sections;
  readonly train: Sections;
  /** Adds the second derivatives of the loss of each sample to their sums; empty for another optimizer than SDLM. */
  readonly curvature: Sections;
  readonly evaluate: Sections;
  readonly predict: Sections;
  /** The penalties of RBF units instead of probabilities; empty for another network. */
  readonly penalties: Sections;
  /** For a single image, with kernels of its own. */
  readonly predictOne: Sections;
}

/** A compiled network before it is encoded: its buffers and its kernel calls, as plain data. */
export interface Plan {
  readonly network: Network;
  readonly options: PlanOptions;
  /** The number of lane groups (4 samples each) for which values have space. */
  readonly groups: number;
  /** The most training steps of one run. */
  readonly stepsPerRun: number;
  /** The most samples that one run scores. */
  readonly evaluationCount: number;
  readonly buffers: readonly Buffer[];
  readonly places: Places;
  readonly weights: readonly WeightMatrix[];
  readonly tables: readonly Table[];
  readonly programs: Programs;
  /** End of the last buffer, in bytes. */
  readonly bytes: number;
}

/** Creates the plan of a network's programs. */
export function makePlan(network: Network, options: PlanOptions): Plan {
  const groups = Math.max(Math.ceil(options.batchSize / 4), LEAST_GROUPS);
  const context = new PlanContext(network, options, groups);
  const places = addPlaces(context);
  const programs: Programs = {
    prepare: [{ kind: 'weights', ops: context.layers.flatMap((plan) => transformOps(context, plan)) }],
    ...trainingPrograms(context, places),
    evaluate: evaluation(context, places),
    predict: prediction(context, places),
    penalties: penalties(context, places),
    predictOne: singlePrediction(context, places).sections,
  };
  return {
    network,
    options,
    groups,
    places,
    programs,
    stepsPerRun: stepsPerRun(options, imageBytes(network, options)),
    evaluationCount: evaluationCount(groups, imageBytes(network, options)),
    weights: context.weights,
    buffers: context.arena.buffers,
    tables: context.arena.tables,
    bytes: context.arena.end,
  };
}

/** The kernels that the programs of a plan call. */
export function kernelsOf({ programs }: Plan): ReadonlySet<KernelName> {
  const sections: readonly Section[] = Object.values(programs).flat();
  return new Set(sections.flatMap(({ ops }) => ops.map(({ kernel }) => kernel)));
}

/** SDLM trains on one sample at a time. */
function trainingPrograms(context: PlanContext, places: Places): Pick<Programs, 'train' | 'curvature'> {
  if (context.options.optimizer.name === 'sdlm') return singleTraining(context, places);
  return { train: training(context, places), curvature: [] };
}

/**
 * A training step. The gradients of the weights of dense layers need only the values and gradients of the dense layers. They
 * are most of the work on weights, so they come after the convolutions: work stealing then balances the delays of threads. A
 * thread arrives at the barrier before it computes the gradients of the convolutions, unless these wait for the whole batch.
 */
function training(context: PlanContext, places: Places): Sections {
  const { layers } = context;
  const images = layers.filter(({ input }) => input.kind === 'image');
  const matrices = layers.filter(({ input }) => input.kind === 'matrix');
  const backward = (plan: LayerPlan): Sections => backwardSections(context, plan);
  const update = (plan: LayerPlan): Op[] => updateOps(context, plan);
  const updates = { images: images.flatMap(update), matrices: matrices.flatMap(update) };
  // The outputs come last: they can overwrite the logits.
  const loss = [
    lossOp(context, places, places.trainTargets),
    ...distillationOps(context, places),
    ...sampleWeightOps(context, places),
    ...(context.options.keepsOutputs ? predictionOps(context, places) : []),
  ];
  const imageGradients = images.toReversed().flatMap(backward);
  const waits = imageGradients.some(({ kind }) => kind === 'wait');
  return joinSections([
    { kind: 'eachGroup', ops: trainingInput(context, places) },
    ...layers.flatMap((plan) => forwardSections(context, plan, true)),
    { kind: 'allGroups', ops: loss },
    ...matrices.toReversed().flatMap(backward),
    ...(waits ? imageGradients : [ARRIVE, ...imageGradients, WAIT]),
    ...updateSections(context, updates, places),
  ]);
}

/**
 * The end of a training step. If the updates need totals over all gradients or weights, every gradient is complete before the first
 * update.
 */
function updateSections(
  context: PlanContext,
  { images, matrices }: { readonly images: readonly Op[]; readonly matrices: readonly Op[] },
  places: Places,
): Sections {
  const { gradientSums: sums } = context;
  const sections = sums
    ? [
        [...matrices.filter((one) => !needsTotals(one)), score(places)],
        images.filter((one) => !needsTotals(one)),
        [totalsOp(context, sums)],
        [...matrices, ...images].filter(needsTotals),
      ]
    : [[...matrices, score(places)], images];
  return sections.flatMap((ops): Sections => (ops.length > 0 ? [{ kind: 'weights', ops }, ...BARRIER] : []));
}

function evaluation(context: PlanContext, places: Places): Sections {
  const last = [lossOp(context, places, places.targets)];
  const scoring: Section = { kind: 'weights', ops: [score(places)] };
  return [...inference(context, places, last), ...BARRIER, scoring, ...BARRIER];
}

function prediction(context: PlanContext, places: Places): Sections {
  return inference(context, places, predictionOps(context, places));
}

function predictionOps(context: PlanContext, places: Places): Op[] {
  const z = asMatrix(lastLayer(context).output);
  return outputOps(context, z, atGroup(places.predictions, context.network.outputs * 16));
}

function penalties(context: PlanContext, places: Places): Sections {
  const { outputs: classes, rejectLogit } = context.network;
  if (rejectLogit === undefined) return [];
  const z = asMatrix(lastLayer(context).output);
  const y = atGroup(places.predictions, classes * 16);
  return inference(context, places, [op('penalties', 'penalties', { z, y, classes })]);
}

function inference(context: PlanContext, places: Places, last: readonly Op[]): Sections {
  return joinSections([
    { kind: 'eachGroup', ops: gatherInput(context, places.images) },
    ...context.layers.flatMap((plan) => forwardSections(context, plan, false)),
    { kind: 'allGroups', ops: last },
  ]);
}

function score({ losses, hits }: Places): Op {
  return op('score', 'loss', { slices: 1, losses: at(losses), hits: at(hits) });
}
