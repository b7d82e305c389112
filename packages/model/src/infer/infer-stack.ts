import {
  formatQuantity,
  type LayerConfig,
  type NamedTensor,
  type Pair,
  type StackConfig,
} from '@lenet5/core';
import { StridesUnknownError } from '../errors/strides-unknown-error.js';
import { UnknownWeightsError } from '../errors/unknown-weights-error.js';
import type { WeightsOptions } from '../safetensors/weights-options.js';
import { type Choice, findGeometries, type Geometry, zerosAround } from './find-geometries.js';
import type { InferredGeometry } from './inferred-geometry.js';
import { type Chain, type Convolution, findChains, type Layout } from './read-weighted.js';

/** A stack of layers for the weights of a file. */
export interface InferredStack {
  readonly config: StackConfig;
  readonly geometry: InferredGeometry;
  readonly layout: Layout;
  /** The tensors in the order of the layers, kernel before bias. */
  readonly tensors: readonly NamedTensor[];
}

/**
 * Infers the layers of a network from the shapes of its weights: square convolutions, each with or without pooling of 2×2 after it, then
 * dense layers, the last with a softmax. Undefined if the weights do not form such a chain.
 *
 * @param options what the shapes do not say: the activation and the pooling of all layers, and the padding and the strides if they are
 *   given
 * @throws UnknownWeightsError if no size of images fits; StridesUnknownError if several strides do
 */
export function inferStack(
  tensors: readonly NamedTensor[],
  options: WeightsOptions,
  source: string,
): InferredStack | undefined {
  const chains = findChains(tensors);
  const [first] = chains;
  if (!first) return undefined;
  const { strides } = options;
  if (strides && strides.length !== first.convs.length)
    throw new UnknownWeightsError(
      source,
      `${formatQuantity(first.convs.length, 'convolution')}, and strides ${strides.join(',')}`,
      'give one stride per convolution',
    );
  for (const chain of chains) {
    const [geometry, ...others] = findGeometries(chain, options);
    if (geometry && others.length > 0)
      throw new StridesUnknownError(source, [geometry, ...others].map(choiceOf));
    if (geometry) return stackOf(chain, geometry, options);
  }
  throw new UnknownWeightsError(source, describe(first, options), remedyFor(options));
}

/** The strides and the padding of a geometry, as the options name them. */
function choiceOf({ strides, padded }: Geometry): { strides: readonly number[]; padding: 'valid' | 'same' } {
  return { strides, padding: padded[0] ? 'same' : 'valid' };
}

function describe({ convs, dense }: Chain, { pooling }: WeightsOptions): string {
  const list = convs.map(({ outputs, size }) => `${outputs}@${size.join('×')}`).join(', ');
  const found = pooling === 'none' ? 'no pooling' : `${pooling} pooling of 2×2`;
  return `convolutions ${list}, ${found} and ${dense[0]?.inputs} inputs of the first dense layer fit no usual size of images`;
}

function remedyFor({ pooling, strides }: WeightsOptions): string {
  if (pooling !== 'none') return 'give pooling none for convolutions with strides, or the layers';
  return strides ? 'give the layers' : 'give the strides, one per convolution, or the layers';
}

function stackOf(chain: Chain, geometry: Geometry, options: WeightsOptions): InferredStack {
  const { layout, convs, dense } = chain;
  const { side, padded, pooled, strides } = geometry;
  const named = (choice: Choice): string[] =>
    convs.flatMap((_, index) => (choice[index] ? [convName(index)] : []));
  const inputShape = [side, side, convs[0]?.inputs ?? 1];
  const zeros = convs.map((conv, index) =>
    layout === 'pytorch' && padded[index] && strides[index] !== 1 ? zerosAround(conv) : 0,
  );
  const layers = layersOf(chain, geometry, zeros, options);
  return {
    config: { name: 'imported', inputShape, layers },
    geometry: {
      inputShape,
      samePadding: named(padded.map((isPadded, index) => isPadded && !zeros[index])),
      poolingAfter: named(pooled),
      withoutBias: layers.flatMap((layer) => ('useBias' in layer && !layer.useBias ? [layer.name] : [])),
      ...(strides.some((stride) => stride !== 1) && { strides }),
      ...(zeros.some((count) => count > 0) && { zeroPadding: zeros }),
    },
    layout,
    tensors: [...convs, ...dense].flatMap(({ kernel, bias }) => (bias ? [kernel, bias] : [kernel])),
  };
}

function convName(index: number): string {
  return `conv${index + 1}`;
}

/** @param zeros how many surround the input of each convolution, in a layer of their own */
function layersOf(
  { convs, dense }: Chain,
  { padded, pooled, strides }: Geometry,
  zeros: readonly number[],
  { activation, pooling }: WeightsOptions,
): LayerConfig[] {
  return [
    ...convs.flatMap((conv, index) => {
      const [name, width, stride = 1] = [convName(index), zeros[index], strides[index]];
      const isSame = Boolean(padded[index]) && !width;
      return [
        ...(width ? [border(`${name}_padding`, width)] : []),
        convolution(conv, name, { stride, isSame, activation }),
        ...(pooled[index] ? [poolLayer(pooling, `pool${index + 1}`)] : []),
      ];
    }),
    { type: 'Flatten', name: 'flatten' } as const,
    ...dense.map(
      ({ outputs, bias }, index): LayerConfig => ({
        ...{ type: 'Dense', name: `dense${index + 1}`, units: outputs, useBias: bias !== undefined },
        activation: index === dense.length - 1 ? 'softmax' : activation,
      }),
    ),
  ];
}

function convolution(
  { outputs, size, bias, channels }: Convolution,
  name: string,
  {
    stride,
    isSame,
    activation,
  }: { readonly stride: number; readonly isSame: boolean; readonly activation: WeightsOptions['activation'] },
): LayerConfig {
  const strides: Pair = [stride, stride];
  const shared = {
    ...{ name, kernelSize: size, activation, strides, useBias: bias !== undefined },
    ...({ dilationRate: [1, 1], padding: isSame ? 'same' : 'valid' } as const),
  };
  if (channels) return { type: 'DepthwiseConv2D', depthMultiplier: outputs / channels, ...shared };
  return { type: 'Conv2D', filters: outputs, ...shared };
}

function border(name: string, zeros: number): LayerConfig {
  return {
    type: 'ZeroPadding2D',
    name,
    padding: [
      [zeros, zeros],
      [zeros, zeros],
    ],
  };
}

function poolLayer(pooling: WeightsOptions['pooling'], name: string): LayerConfig {
  const type = pooling === 'max' ? 'MaxPooling2D' : 'AveragePooling2D';
  return { type, name, poolSize: [2, 2], strides: [2, 2], padding: 'valid' };
}
