import type { Conv2DLayer, NamedTensor } from '@lenet5/core';
import { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
import type { ExportLayer, OnnxOnlyLayer } from '../layers/export-layer.js';

/** A convolution on an image with zeros around it. */
interface PaddedConv2D extends Conv2DLayer<NamedTensor> {
  /** Rows above, columns on the left, rows below, columns on the right. */
  readonly border: readonly [number, number, number, number];
}

/** A layer that becomes operations of ONNX. */
export type OnnxLayer =
  | ExportLayer
  | PaddedConv2D
  | Exclude<OnnxOnlyLayer, { readonly type: 'ZeroPadding2D' }>;

/**
 * Folds zero padding, and a rescaling x · scale + offset after it, into the convolution without padding that follows:
 *
 *     kernel · scale        bias + offset · Σ kernel
 *
 * The padding comes first, so the rescaled image has a border of `offset`, as if every pixel were inside it.
 *
 * @throws UnsupportedLayerError if another layer follows a padding
 */
export function foldInput(layers: readonly (ExportLayer | OnnxOnlyLayer)[]): OnnxLayer[] {
  const folded: OnnxLayer[] = [];
  for (let at = 0; at < layers.length; at++) {
    const layer = layers[at]!;
    if (layer.type !== 'ZeroPadding2D') {
      folded.push(layer);
      continue;
    }
    const next = layers[at + 1];
    const rescaling = next?.type === 'Rescaling' ? next : undefined;
    at += rescaling ? 2 : 1;
    const convolution = layers[at];
    if (convolution?.type !== 'Conv2D' || convolution.padding !== 'valid') {
      throw new UnsupportedLayerError(layer, 'ONNX', 'no convolution without padding after it');
    }
    const [[above, below], [left, right]] = layer.padding;
    const { scale, offset } = rescaling ?? { scale: 1, offset: 0 };
    folded.push({ ...rescaled(convolution, scale, offset), border: [above, left, below, right] });
  }
  return folded;
}

/** The convolution of x that computes what the given one computes of x · scale + offset. */
function rescaled(layer: Conv2DLayer<NamedTensor>, scale: number, offset: number): Conv2DLayer<NamedTensor> {
  const { kernel, filters } = layer;
  const sums = new Float64Array(filters);
  for (const [at, value] of kernel.values.entries()) sums[at % filters]! += value;
  const bias = layer.bias?.values ?? new Float32Array(filters);
  return {
    ...layer,
    useBias: true,
    kernel: { ...kernel, values: kernel.values.map((value) => value * scale) },
    bias: {
      name: layer.bias?.name ?? `${layer.name}/bias`,
      shape: [filters],
      values: bias.map((value, filter) => value + offset * sums[filter]!),
    },
  };
}
