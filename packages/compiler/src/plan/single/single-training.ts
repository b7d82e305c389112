import { trainingInput } from '../input.js';
import type { Places } from '../memory/places.js';
import type { Op, Sections } from '../op.js';
import type { PlanContext } from '../plan-context.js';
import { curvatureOps } from './single-curvature.js';
import { gradientOps } from './single-gradient.js';
import { singleLayerOp } from './single-layer.js';
import { lossCurvatureOps, lossGradientOps } from './single-loss.js';
import { type StepLayer, stepLayers } from './step-layers.js';

/**
 * The programs of stochastic diagonal Levenberg–Marquardt (LeCun et al. 1998, appendix C), which trains on one image at a time.
 * Their kernels have channels or units in the lanes: with samples, three of four lanes would be unused. A step runs on the thread
 * that has the only lane group, without a barrier, and updates the weights of a layer as soon as their gradient is known.
 */
export function singleTraining(
  context: PlanContext,
  places: Places,
): { readonly train: Sections; readonly curvature: Sections } {
  const input = trainingInput(context, places);
  const layers = stepLayers(context);
  const forward = layers.map(({ layer, input: x, output: y }) => singleLayerOp(context, layer, x, y));
  const backward = (opsOf: (context: PlanContext, layer: StepLayer) => Op[]): Op[] =>
    layers.toReversed().flatMap((layer) => opsOf(context, layer));
  const code = layers.at(-1);
  if (!code) throw new RangeError('a network without layers before its output');
  const loss = lossGradientOps(context, places, code);
  const lossCurvature = lossCurvatureOps(context, code);
  const program = (ops: readonly Op[]) => [
    { kind: 'eachGroup' as const, ops: [...input, ...forward, ...ops] },
  ];
  return {
    train: program([...loss, ...backward(gradientOps)]),
    curvature: program([...lossCurvature, ...backward(curvatureOps)]),
  };
}
