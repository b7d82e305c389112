import { foldIntoWeights, type NamedTensor } from '@lenet5/core';

/** Tensors without those of batch normalizations, and what was folded. */
export interface FoldedTensors {
  readonly tensors: readonly NamedTensor[];
  /** The names of the layers that a batch normalization followed, as in the file. */
  readonly normalized: readonly string[];
  /** The constant ε, which a file of weights does not say; undefined without a batch normalization. */
  readonly epsilon: number | undefined;
}

/** How a framework names the parts of a batch normalization, and its default ε. */
interface Naming {
  readonly mean: RegExp;
  readonly parts: readonly [gamma: string, beta: string, mean: string, variance: string];
  readonly separator: '.' | '/';
  readonly kernel: RegExp;
  /** The axis of the outputs of a convolution and of a dense layer. */
  readonly outputs: 'first' | 'last';
  readonly epsilon: number;
}

const NAMINGS: readonly Naming[] = [
  {
    mean: /\.running_mean$/,
    parts: ['weight', 'bias', 'running_mean', 'running_var'],
    separator: '.',
    kernel: /\.weight$/,
    outputs: 'first',
    epsilon: 1e-5,
  },
  {
    mean: /\/moving_mean$/,
    parts: ['gamma', 'beta', 'moving_mean', 'moving_variance'],
    separator: '/',
    kernel: /\/kernel$/,
    outputs: 'last',
    epsilon: 1e-3,
  },
];

const COUNTER = /\.num_batches_tracked$/;
const byName = new Intl.Collator('en', { numeric: true }).compare;

/** The last number in the name of a layer: 2 of `bn2`, `conv2_bn` and `features.2`. */
function numberIn(layer: string): number | undefined {
  const digits = layer.match(/\d+/g)?.at(-1);
  return digits === undefined ? undefined : Number(digits);
}

/**
 * Folds the batch normalizations of a file of weights into the convolutions and dense layers before them. The names tell which layer
 * that is: in a `Sequential` of PyTorch, whose layers are numbered, the nearest one before it; else the one with the same number, or the
 * next one in the order of the names. If one has no such layer, all tensors stay as they are.
 */
export function foldNormalizationTensors(tensors: readonly NamedTensor[]): FoldedTensors {
  const unchanged = { tensors, normalized: [], epsilon: undefined };
  const naming = NAMINGS.find(({ mean }) => tensors.some(({ name }) => mean.test(name)));
  if (!naming) return unchanged;
  const left = new Map(
    tensors.filter(({ name }) => !COUNTER.test(name)).map((tensor) => [tensor.name, tensor]),
  );
  const names = [...left.keys()].filter((name) => naming.mean.test(name)).sort(byName);
  const layers = names.map((name) => name.replace(naming.mean, ''));
  const groups = layers.map((layer) => takeParts(left, layer, naming));
  const kernels = [...left.values()]
    .filter(({ name, shape }) => naming.kernel.test(name) && shape.length > 1)
    .sort((one, other) => byName(one.name, other.name));
  const normalized: string[] = [];
  for (const [index, layer] of layers.entries()) {
    const parts = groups[index];
    const kernel = parts && layerBefore(layer, parts.mean.length, kernels, naming);
    if (!kernel) return unchanged;
    kernels.splice(kernels.indexOf(kernel), 1);
    const name = kernel.name.replace(naming.kernel, '');
    const biasName = `${name}${naming.separator}bias`;
    const { epsilon, outputs } = naming;
    const bias = left.get(biasName)?.values;
    const folded = foldIntoWeights(kernel.values, bias, { ...parts, epsilon }, outputs);
    left.set(kernel.name, { ...kernel, values: folded.kernel });
    left.set(biasName, { name: biasName, shape: [folded.bias.length], values: folded.bias });
    normalized.push(name);
  }
  return { tensors: [...left.values()], normalized, epsilon: naming.epsilon };
}

interface Parts {
  readonly gamma: Float32Array | undefined;
  readonly beta: Float32Array | undefined;
  readonly mean: Float32Array;
  readonly variance: Float32Array;
}

/** Takes the tensors of a batch normalization out of the others; undefined if it has no mean or no variance. */
function takeParts(
  left: Map<string, NamedTensor>,
  layer: string,
  { parts, separator }: Naming,
): Parts | undefined {
  const [gamma, beta, mean, variance] = parts.map((part) => {
    const name = `${layer}${separator}${part}`;
    const tensor = left.get(name);
    left.delete(name);
    return tensor?.values;
  });
  return mean && variance && mean.length === variance.length ? { gamma, beta, mean, variance } : undefined;
}

function outputsOf({ shape }: NamedTensor, { outputs }: Naming): number | undefined {
  return outputs === 'first' ? shape[0] : shape.at(-1);
}

function layerBefore(
  layer: string,
  channels: number,
  kernels: readonly NamedTensor[],
  naming: Naming,
): NamedTensor | undefined {
  const fitting = kernels.filter((kernel) => outputsOf(kernel, naming) === channels);
  const number = numberIn(layer);
  const prefix = layer.replace(/\d+$/, '');
  const inSequence = fitting.filter(({ name }) => {
    const own = name.replace(naming.kernel, '');
    const isNumbered = /(^|\.)\d+$/.test(own) && own.replace(/\d+$/, '') === prefix;
    return isNumbered && (numberIn(own) ?? 0) < (number ?? 0);
  });
  const sameNumber = fitting.find(({ name }) => numberIn(name.replace(naming.kernel, '')) === number);
  return inSequence.at(-1) ?? sameNumber ?? fitting[0];
}
