import type { WeightsOptions } from '../safetensors/weights-options.js';
import type { Chain, Convolution } from './read-weighted.js';

/** For each convolution, whether it has a property. */
export type Choice = readonly boolean[];

/** What the shapes of the weights do not say. */
export interface Geometry {
  /** Rows and columns of the images. */
  readonly side: number;
  /** The stride of each convolution. */
  readonly strides: readonly number[];
  /** The convolutions whose input is padded; see {@link zerosAround}. */
  readonly padded: Choice;
  /** The convolutions that a pooling layer of 2×2 follows. */
  readonly pooled: Choice;
}

const POOL = 2;

/** Sides of square images, the likelier ones first: those of MNIST, and those of LeNet-5 of 1998 and CIFAR. */
const SIDES = { gray: [28, 32], color: [32, 28, 64] } as const;

/** The strides that are tried if they are not given. */
const STRIDES = [1, 2] as const;

/**
 * Finds geometries in which the first dense layer has as many inputs as the convolutions have outputs, for the likeliest size of
 * images that has any. With pooling, strides are 1 unless they are given, and the likeliest geometry is the only one. Without, all
 * strides of 1 and 2 are tried.
 */
export function findGeometries(chain: Chain, options: WeightsOptions): Geometry[] {
  const { convs } = chain;
  for (const side of SIDES[convs[0]?.inputs === 1 ? 'gray' : 'color']) {
    const found = candidates(chain, options)
      .map((candidate) => ({ side, ...candidate }))
      .filter((geometry) => fits(chain, geometry));
    if (found.length > 0) return options.pooling === 'none' ? found : found.slice(0, 1);
  }
  return [];
}

/** Zeros around the input of a padded convolution of PyTorch: as many as keep the size with stride 1. */
export function zerosAround({ size }: Convolution): number {
  return Math.floor((size[0] - 1) / 2);
}

type Candidate = Omit<Geometry, 'side'>;

/** The geometries that are tried, the likelier ones first. */
function candidates({ layout, convs }: Chain, { pooling, padding, strides }: WeightsOptions): Candidate[] {
  const count = convs.length;
  const ones = convs.map(() => 1);
  if (pooling === 'none') {
    const canBePadded = convs.some(({ size }) => size[0] > (layout === 'pytorch' ? 2 : 1));
    const paddings = padding ? [padding === 'same'] : canBePadded ? [false, true] : [false];
    return (strides ? [strides] : combinations(count)).flatMap((each) =>
      paddings.map((isPadded) => ({
        strides: each,
        padded: ones.map(() => isPadded),
        pooled: ones.map(() => false),
      })),
    );
  }
  return poolings(count).flatMap((pooled) =>
    paddingsWithPooling(count, padding).map((padded) => ({ strides: strides ?? ones, padded, pooled })),
  );
}

/** All ways to give each of `count` convolutions one of {@link STRIDES}. */
function combinations(count: number): number[][] {
  if (count === 0) return [[]];
  return combinations(count - 1).flatMap((others) => STRIDES.map((stride) => [...others, stride]));
}

/** The places of padding that are tried: where the caller names it, in the first layer only, as for LeNet-5. */
function paddingsWithPooling(count: number, given: WeightsOptions['padding']): Choice[] {
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

function fits({ layout, convs, dense }: Chain, { side, strides, padded, pooled }: Geometry): boolean {
  let left = side;
  for (const [index, conv] of convs.entries()) {
    const stride = strides[index] ?? 1;
    const isSame = padded[index] && (layout === 'tfjs' || stride === 1);
    const zeros = padded[index] ? zerosAround(conv) : 0;
    left = isSame ? Math.ceil(left / stride) : Math.floor((left + 2 * zeros - conv.size[0]) / stride) + 1;
    if (pooled[index]) left = Math.floor(left / POOL);
    if (left < 1) return false;
  }
  return left * left * (convs.at(-1)?.outputs ?? 0) === dense[0]?.inputs;
}
