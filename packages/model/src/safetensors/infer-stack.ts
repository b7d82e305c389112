import type { LayerConfig, Lenet5Variant, NamedTensor, Pair, StackConfig } from '@lenet5/core';

/** What a stack was inferred to be, beyond the shapes of its weights. */
export interface InferredGeometry {
  /** Shape of one image. */
  readonly inputShape: readonly number[];
  /** The convolutions whose output has the size of their input. */
  readonly samePadding: readonly string[];
  /** The convolutions that a pooling layer of 2×2 follows. */
  readonly poolingAfter: readonly string[];
  /** The layers that have no bias, because the file has none. */
  readonly withoutBias: readonly string[];
}

/** A stack of layers for the weights of a file. */
export interface InferredStack {
  readonly config: StackConfig;
  readonly geometry: InferredGeometry;
  readonly layout: 'tfjs' | 'pytorch';
  /** The tensors in the order of the layers, kernel before bias. */
  readonly tensors: readonly NamedTensor[];
}

/** A kernel and its bias, if it has one. */
interface Weighted {
  readonly kernel: NamedTensor;
  readonly bias: NamedTensor | undefined;
  readonly inputs: number;
  readonly outputs: number;
  /** Absent for a dense layer. */
  readonly size?: Pair;
}

/** Deeper stacks are not looked for. */
const MOST_LAYERS = 8;
const POOL = 2;

/** Sides of square images, the likelier ones first: those of MNIST, and those of LeNet-5 of 1998 and CIFAR. */
const SIDES = { gray: [28, 32], color: [32, 28, 64] } as const;

const LAYOUTS = {
  pytorch: { inputs: 1, outputs: 0, rows: 2, denseInputs: 1, denseOutputs: 0 },
  tfjs: { inputs: 2, outputs: 3, rows: 0, denseInputs: 0, denseOutputs: 1 },
} as const;

/** The name of a layer in the name of its weight: `conv1` for `conv1.weight` and `conv1/kernel`. */
function layerOf(name: string): string {
  return name.replace(/[./](weight|kernel|bias)$/, '');
}

/** Reads the layers with weights in one layout. Undefined if a tensor is none of a kernel and its bias. */
function readWeighted(
  tensors: readonly NamedTensor[],
  layout: InferredStack['layout'],
): Weighted[] | undefined {
  const axes = LAYOUTS[layout];
  const biases = tensors.filter(({ shape }) => shape.length === 1);
  const kernels = tensors.filter(({ shape }) => shape.length === 2 || shape.length === 4);
  const weighted = kernels.map((kernel): Weighted => {
    const { shape, name } = kernel;
    const isConv = shape.length === 4;
    const outputs = shape[isConv ? axes.outputs : axes.denseOutputs] ?? 0;
    const bias = biases.find((one) => layerOf(one.name) === layerOf(name) && one.shape[0] === outputs);
    const inputs = shape[isConv ? axes.inputs : axes.denseInputs] ?? 0;
    const size: Pair = [shape[axes.rows] ?? 0, shape[axes.rows + 1] ?? 0];
    return { kernel, bias, inputs, outputs, ...(isConv && { size }) };
  });
  const used = weighted.flatMap(({ bias }) => bias ?? []).length;
  return kernels.length + used === tensors.length ? weighted : undefined;
}

/** Orders layers so that each takes the outputs of the one before it. Undefined if they do not form a chain. */
function chain(layers: readonly Weighted[], isFirst: (layer: Weighted) => boolean): Weighted[] | undefined {
  const extend = (done: readonly Weighted[]): Weighted[] | undefined => {
    if (done.length === layers.length) return [...done];
    const fits = (layer: Weighted): boolean =>
      done.length === 0 ? isFirst(layer) : layer.inputs === done.at(-1)?.outputs;
    for (const layer of layers) {
      if (done.includes(layer) || !fits(layer)) continue;
      const found = extend([...done, layer]);
      if (found) return found;
    }
    return undefined;
  };
  return extend([]);
}

/** For each convolution, whether it has the property. */
type Choice = readonly boolean[];

/** The rows and columns after the convolutions, or undefined if an image is too small. */
function sideAfter(
  side: number,
  convs: readonly Weighted[],
  same: Choice,
  pools: Choice,
): number | undefined {
  let left = side;
  for (const [index, { size = [1, 1] }] of convs.entries()) {
    if (!same[index]) left -= size[0] - 1;
    if (pools[index]) left = Math.floor(left / POOL);
    if (left < 1) return undefined;
  }
  return left;
}

/** The places of padding that are tried: where the caller names it, in the first layer only, as for LeNet-5. */
function paddings(count: number, given: Lenet5Variant['padding'] | undefined): Choice[] {
  const none = Array.from({ length: count }, () => false);
  const first = none.map((_, index) => index === 0);
  if (given) return [given === 'same' ? first : none];
  return [none, first, none.map(() => true)];
}

/** The places of pooling that are tried: after each convolution, after the last one, after every second one, nowhere. */
function poolings(count: number): Choice[] {
  const every = Array.from({ length: count }, () => true);
  return [
    every,
    every.map((_, i) => i === count - 1),
    every.map((_, i) => i % 2 === 1),
    every.map(() => false),
  ];
}

/** The first geometry in which the first dense layer has as many inputs as the convolutions have outputs. */
function findGeometry(
  convs: readonly Weighted[],
  inputs: number,
  padding: Lenet5Variant['padding'] | undefined,
) {
  const channels = convs[0]?.inputs ?? 1;
  const maps = convs.at(-1)?.outputs ?? 1;
  for (const side of SIDES[channels === 1 ? 'gray' : 'color']) {
    for (const pools of poolings(convs.length)) {
      for (const same of paddings(convs.length, padding)) {
        const left = sideAfter(side, convs, same, pools);
        if (left !== undefined && left * left * maps === inputs) return { side, channels, pools, same };
      }
    }
  }
  return undefined;
}

/**
 * Infers the layers of a network from the shapes of its weights: square convolutions with stride 1, pooling of 2×2, then dense
 * layers, the last with a softmax. Undefined if the weights do not form such a chain.
 *
 * @param variant the activation and the pooling of all layers, and the padding if it is given
 */
export function inferStack(
  tensors: readonly NamedTensor[],
  { activation, pooling, padding }: Pick<Lenet5Variant, 'activation' | 'pooling'> & Partial<Lenet5Variant>,
): InferredStack | undefined {
  if (tensors.length > 2 * MOST_LAYERS) return undefined;
  for (const layout of ['pytorch', 'tfjs'] as const) {
    const weighted = readWeighted(tensors, layout) ?? [];
    const isSquare = weighted.every(({ size }) => size === undefined || size[0] === size[1]);
    const convs = chain(
      weighted.filter(({ size }) => size),
      ({ inputs }) => inputs <= 4,
    );
    const maps = convs?.at(-1)?.outputs;
    if (!convs || maps === undefined || !isSquare) continue;
    const dense = chain(
      weighted.filter(({ size }) => !size),
      ({ inputs }) => inputs % maps === 0,
    );
    const found = dense?.[0] && findGeometry(convs, dense[0].inputs, padding);
    if (!dense || !found) continue;
    const { side, channels, pools, same } = found;
    const name = (index: number): string => `conv${index + 1}`;
    const named = (choice: Choice): string[] =>
      convs.flatMap((_, index) => (choice[index] ? [name(index)] : []));
    const inputShape = [side, side, channels];
    const layers = [
      ...convs.flatMap((conv, index) => [
        convolution(conv, name(index), activation, same[index] ?? false),
        ...(pools[index] ? [poolLayer(pooling, `pool${index + 1}`)] : []),
      ]),
      { type: 'Flatten', name: 'flatten' } as const,
      ...dense.map(
        ({ outputs, bias }, index): LayerConfig => ({
          ...{ type: 'Dense', name: `dense${index + 1}`, units: outputs, useBias: bias !== undefined },
          activation: index === dense.length - 1 ? 'softmax' : activation,
        }),
      ),
    ];
    return {
      config: { name: 'imported', inputShape, layers },
      geometry: {
        ...{ inputShape, samePadding: named(same), poolingAfter: named(pools) },
        withoutBias: layers.flatMap((layer) => ('useBias' in layer && !layer.useBias ? [layer.name] : [])),
      },
      layout,
      tensors: [...convs, ...dense].flatMap(({ kernel, bias }) => (bias ? [kernel, bias] : [kernel])),
    };
  }
  return undefined;
}

function convolution(
  { outputs, size = [1, 1], bias }: Weighted,
  name: string,
  activation: Lenet5Variant['activation'],
  isSame: boolean,
): LayerConfig {
  return {
    ...{ type: 'Conv2D', name, filters: outputs, kernelSize: size, activation },
    ...{ strides: [1, 1], dilationRate: [1, 1], padding: isSame ? 'same' : 'valid' },
    useBias: bias !== undefined,
  };
}

function poolLayer(pooling: Lenet5Variant['pooling'], name: string): LayerConfig {
  const type = pooling === 'max' ? 'MaxPooling2D' : 'AveragePooling2D';
  return { type, name, poolSize: [POOL, POOL], strides: [POOL, POOL], padding: 'valid' };
}
