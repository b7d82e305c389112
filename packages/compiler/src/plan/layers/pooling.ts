import type { KernelOperands } from '../../contract.generated.js';
import type { PoolingLayer } from '../../lower/network.js';
import type { LayerPlan } from '../layer-plan.js';
import { asImage, type Value, VECTOR } from '../memory/value.js';
import { type Op, op } from '../op.js';
import { isTiled } from './tiled-pooling.js';

/** The kernel call that computes the output of a pooling. */
export function poolingForward(plan: LayerPlan, layer: PoolingLayer): Op {
  const images = { x: asImage(plan.input), y: asImage(plan.output) };
  const [, , channels] = layer.output;
  if (isTiled(layer)) return op('pool', layer.name, { ...images, channels, ...tiles(layer) });
  return op('windowPool', layer.name, {
    ...images,
    xStep: VECTOR,
    yStep: VECTOR,
    channels,
    ...windows(layer),
  });
}

/** The kernel call that computes the gradient of the input of a pooling and, of adjacent windows, of the activation before it. */
export function poolingBackward(plan: LayerPlan, layer: PoolingLayer, dy: Value, dx: Value): Op {
  const top = asImage(plan.output);
  const gradients = { dy: asImage(dy), dx: asImage(dx) };
  const [, , channels] = layer.output;
  if (isTiled(layer)) {
    const values = { kind: plan.activation ?? 'none', y: asImage(plan.input), top } as const;
    return op('poolGradient', layer.name, { ...values, ...gradients, channels, ...tiles(layer) });
  }
  const values = { x: asImage(plan.input), top };
  return op('windowPoolGradient', layer.name, { ...values, ...gradients, channels, ...windows(layer) });
}

type Tiles = Pick<KernelOperands['singlePool'], 'isMax' | 'height' | 'width' | 'poolHeight' | 'poolWidth'>;
type Windows = Omit<KernelOperands['windowPool'], 'x' | 'y' | 'xStep' | 'yStep' | 'channels'>;

/** Operands of the kernels for adjacent windows. */
export function tiles({ kind, output, poolSize }: PoolingLayer): Tiles {
  const [height, width] = output;
  const [poolHeight, poolWidth] = poolSize;
  return { isMax: kind === 'max-pooling', height, width, poolHeight, poolWidth };
}

/** Operands of the kernels for any windows. */
export function windows(layer: PoolingLayer): Windows {
  const [rows, columns] = layer.input;
  const [strideY, strideX] = layer.strides;
  const { top, left } = layer.padding;
  return { ...tiles(layer), rows, columns, strideY, strideX, padTop: top, padLeft: left };
}
