/** The seed of every random choice: weights, order of the images, dropout. */
export const SEED = { type: 'integer', min: 0, max: 4_294_967_295, default: 42 } as const;

/** How the kernel weights of a network are initialized. */
export const INITIALIZATION = {
  type: 'choice',
  choices: ['glorot', 'lecun', '1998'],
  default: 'glorot',
} as const;

/** Which LeNet-5 is built. */
export const VARIANT = { type: 'choice', choices: ['modern', '1998'], default: 'modern' } as const;

/** Rows or columns of the images of a LeNet-5: fewer than 16 leave nothing after the second pooling. */
export const IMAGE_SIDE = { type: 'integer', min: 16, max: 256 } as const;

/** Channels of an image: gray, gray and alpha, RGB, or RGB and alpha. */
export const CHANNELS = { type: 'integer', min: 1, max: 4 } as const;

/** Classes of a data set. */
export const CLASS_COUNT = { type: 'integer', min: 2, max: 1000 } as const;

/** Images per step. The maximum holds a whole epoch of MNIST. */
export const BATCH_SIZE = { type: 'integer', min: 1, max: 65_536, default: 32 } as const;

/** The largest learning rate of a schedule. */
export const LEARNING_RATE = { type: 'number', above: 0, default: 0.001 } as const;

/** The fraction of the target that is spread evenly over all classes. */
export const LABEL_SMOOTHING = { type: 'number', min: 0, below: 1, default: 0 } as const;

/**
 * The loss that training minimizes: the cross-entropy of the probabilities, or the penalty of the true class, for a network that
 * ends in Softmin.
 */
export const LOSS = { type: 'choice', choices: ['cross-entropy', 'mse'], default: 'cross-entropy' } as const;

/** Threads of the compiled engine. */
export const THREADS = { type: 'integer', min: 1, max: 64 } as const;

/** Builds of the compiled engine's kernels; `auto` is `relaxed-simd` if the runtime supports it, else `simd`. */
export const KERNELS = {
  type: 'choice',
  choices: ['auto', 'simd', 'relaxed-simd'],
  default: 'auto',
} as const;
