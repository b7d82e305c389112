import type { ConvolutionLayer } from '../../../lower/network.js';
import { onlyReader, sourceOf } from '../../../lower/readers.js';
import { isInPlace, type LayerPlan } from '../../layer-plan.js';
import type { PlanContext } from '../../plan-context.js';
import { isTiled } from '../tiled-pooling.js';

/** Width of the tiles of that kernel. */
const TILE = 4;

/**
 * The mean of 2 × 2 values of tanh that follows a convolution, if the convolution transforms the gradient of the mean itself: see
 * `transformPooledGradient` in assembly/kernels/convolution/transform-output.ts.
 */
export function pooledTanhAfter(context: PlanContext, layer: ConvolutionLayer): LayerPlan | undefined {
  const { layers: plans, network } = context;
  const after = (index: number | undefined): number | undefined =>
    index === undefined ? undefined : onlyReader(network, index);
  const tanh = after(plans.findIndex((plan) => plan.layer === layer));
  const activation = tanh === undefined ? undefined : plans[tanh]?.layer;
  const pooling = plans[after(tanh) ?? plans.length];
  const { nested, tile } = context.convolution(layer).shape;
  const fits = !nested && tile === TILE && layer.output[1] % TILE === 0 && layer.output[0] % 2 === 0;
  const isTanh = activation?.kind === 'activation' && activation.activation === 'tanh';
  if (!fits || !isTanh || tanh === undefined || pooling?.layer.kind !== 'average-pooling') return undefined;
  const isHalved = isTiled(pooling.layer) && pooling.layer.poolSize.every((size) => size === 2);
  return isInPlace(network, tanh) && isHalved ? pooling : undefined;
}

/** Whether the convolution before a pooling transforms the gradient of the pooling. */
export function isLeftToConvolution(context: PlanContext, pooling: LayerPlan): boolean {
  const { layers: plans, network } = context;
  const tanh = sourceOf(network, plans.indexOf(pooling));
  const source = tanh === undefined ? undefined : sourceOf(network, tanh);
  const before = source === undefined ? undefined : plans[source]?.layer;
  return before?.kind === 'convolution' && pooledTanhAfter(context, before) === pooling;
}
