import type { ConvolutionLayer } from '../../lower/network.js';
import { isInPlace, type LayerPlan } from '../layer-plan.js';
import type { PlanContext } from '../plan-context.js';
import { isTiled } from '../tiled-pooling.js';

/** Width of the tiles of that kernel. */
const TILE = 4;

/**
 * The mean of 2 × 2 values of tanh that follows a convolution, if the convolution transforms the gradient of the mean itself: see
 * `transformPooledGradient` in assembly/kernels/convolution/transform-output.ts.
 */
export function pooledTanhAfter(context: PlanContext, layer: ConvolutionLayer): LayerPlan | undefined {
  const { layers } = context;
  const index = layers.findIndex((plan) => plan.layer === layer);
  const [activation, pooling] = [layers[index + 1]?.layer, layers[index + 2]];
  const { nested, tile } = context.convolution(layer).shape;
  const fits = !nested && tile === TILE && layer.output[1] % TILE === 0 && layer.output[0] % 2 === 0;
  const isTanh = activation?.kind === 'activation' && activation.activation === 'tanh';
  if (!fits || !isTanh || pooling?.layer.kind !== 'average-pooling') return undefined;
  const inPlace = isInPlace(
    layers.map((plan) => plan.layer),
    index + 1,
  );
  return inPlace && isTiled(pooling.layer) && pooling.layer.poolSize.every((size) => size === 2)
    ? pooling
    : undefined;
}

/** Whether the convolution before a pooling transforms the gradient of the pooling. */
export function isLeftToConvolution(context: PlanContext, pooling: LayerPlan): boolean {
  const before = context.layers[context.layers.indexOf(pooling) - 2]?.layer;
  return before?.kind === 'convolution' && pooledTanhAfter(context, before) === pooling;
}
