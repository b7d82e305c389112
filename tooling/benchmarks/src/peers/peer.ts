/** Another library that trains the reference job, with the script that does it. */
export interface Peer {
  readonly name: string;
  /** A script in `benchmarks/peers`. */
  readonly script: string;
  /** An argument of the script. Empty if it needs none. */
  readonly mode: string;
  readonly threads: number;
  /** Where its Adam adds ε; see `AdamConfig`. */
  readonly epsilonMode: 'tfjs' | 'keras';
  /** What Python installs for it. Absent if npm does. */
  readonly requirement?: string;
}

const THREADS = [1, 2];

const PYTHON = [
  { name: 'PyTorch, eager', script: 'pytorch.py', mode: 'eager', epsilonMode: 'tfjs', requirement: 'torch' },
  {
    name: 'PyTorch, compiled',
    script: 'pytorch.py',
    mode: 'compiled',
    epsilonMode: 'tfjs',
    requirement: 'torch',
  },
  {
    name: 'Keras (TensorFlow)',
    script: 'keras_tensorflow.py',
    mode: '',
    epsilonMode: 'keras',
    requirement: 'keras tensorflow-cpu',
  },
  { name: 'JAX', script: 'jax_jit.py', mode: '', epsilonMode: 'tfjs', requirement: 'jax' },
] as const;

/** Every peer of the benchmark. The JavaScript libraries use one thread. */
export function peers(): Peer[] {
  return [
    ...PYTHON.flatMap((peer) => THREADS.map((threads) => ({ ...peer, threads }))),
    { name: 'jax-js', script: 'jax-js.mjs', mode: '', threads: 1, epsilonMode: 'tfjs' },
    { name: 'ConvNetJS', script: 'convnet.mjs', mode: '', threads: 1, epsilonMode: 'tfjs' },
  ];
}
