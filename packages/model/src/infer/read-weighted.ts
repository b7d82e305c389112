import type { NamedTensor, Pair } from '@lenet5/core';

/** The order of the axes of kernels. */
export type Layout = 'tfjs' | 'pytorch';

/** A kernel and its bias, if it has one. */
interface Weighted {
  readonly kernel: NamedTensor;
  readonly bias: NamedTensor | undefined;
  /** The inputs of each output: 1 in a depthwise convolution of PyTorch. */
  readonly inputs: number;
  readonly outputs: number;
  /** Absent for a dense layer. */
  readonly size?: Pair;
}

/** Layers of a chain: each takes the outputs of the one before it. */
export interface Chain {
  readonly layout: Layout;
  readonly convs: readonly Convolution[];
  /** At least one. */
  readonly dense: readonly Weighted[];
}

/** A convolution of a chain. */
export interface Convolution extends Weighted {
  readonly size: Pair;
  /** Of a depthwise convolution, whose filters read one channel each. */
  readonly channels?: number;
}

/** Deeper networks are not looked for. */
const MOST_LAYERS = 8;

/** The most channels of an image. */
const MOST_CHANNELS = 4;

const LAYOUTS = {
  pytorch: { inputs: 1, outputs: 0, rows: 2, denseInputs: 1, denseOutputs: 0 },
  tfjs: { inputs: 2, outputs: 3, rows: 0, denseInputs: 0, denseOutputs: 1 },
} as const;

/** Finds the chains that tensors form: square convolutions, then dense layers. */
export function findChains(tensors: readonly NamedTensor[]): Chain[] {
  if (tensors.length > 2 * MOST_LAYERS) return [];
  return (['pytorch', 'tfjs'] as const).flatMap((layout) => {
    const weighted = readWeighted(tensors, layout) ?? [];
    const convs = chainOf(weighted.filter(isSquare), firstConvolution, nextConvolution);
    const maps = convs?.at(-1)?.outputs;
    const isFirst = ({ inputs }: Weighted): boolean => inputs % (maps ?? 1) === 0;
    const dense = chainOf(
      weighted.filter(({ size }) => !size),
      (layer) => (isFirst(layer) ? layer : undefined),
      nextDense,
    );
    const isWhole = (convs?.length ?? 0) + (dense?.length ?? 0) === weighted.length;
    return convs && maps && dense?.length && isWhole ? [{ layout, convs, dense }] : [];
  });
}

/** The name of a layer in the name of its weight: `conv1` for `conv1.weight` and `conv1/kernel`. */
function layerOf(name: string): string {
  return name.replace(/[./](weight|kernel|bias)$/, '');
}

/** Reads the layers with weights in one layout. Undefined if a tensor is none of a kernel and its bias. */
function readWeighted(tensors: readonly NamedTensor[], layout: Layout): Weighted[] | undefined {
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

function isSquare({ size }: Weighted): boolean {
  return size !== undefined && size[0] === size[1];
}

function firstConvolution(layer: Weighted): Convolution | undefined {
  const { size, inputs } = layer;
  return size && inputs <= MOST_CHANNELS ? { ...layer, size } : undefined;
}

/** A convolution of all channels or, in PyTorch, of one channel each, which divides the outputs into as many groups. */
function nextConvolution(layer: Weighted, { outputs }: Weighted): Convolution | undefined {
  const { size, inputs } = layer;
  if (!size) return undefined;
  if (inputs === outputs) return { ...layer, size };
  return inputs === 1 && layer.outputs % outputs === 0 ? { ...layer, size, channels: outputs } : undefined;
}

function nextDense(layer: Weighted, { outputs }: Weighted): Weighted | undefined {
  return layer.inputs === outputs ? layer : undefined;
}

/**
 * Orders layers so that each takes the outputs of the one before it. Undefined if they do not form a chain.
 * @param first the layer as the first one, if it can be @param next the layer after another one, if it can be
 */
function chainOf<L extends Weighted>(
  layers: readonly Weighted[],
  first: (layer: Weighted) => L | undefined,
  next: (layer: Weighted, before: L) => L | undefined,
): L[] | undefined {
  const extend = (done: readonly L[], left: readonly Weighted[]): L[] | undefined => {
    if (left.length === 0) return [...done];
    const before = done.at(-1);
    for (const layer of left) {
      const placed = before ? next(layer, before) : first(layer);
      const others = left.filter((other) => other !== layer);
      const found = placed && extend([...done, placed], others);
      if (found) return found;
    }
    return undefined;
  };
  return extend([], layers);
}
