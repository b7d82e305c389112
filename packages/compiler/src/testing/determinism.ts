import { layers, sequential } from '@tensorflow/tfjs-layers';
import { compile } from '../compile.js';
import type { CompileOptions } from '../compile-options.js';
import { cornerImages, setRandomWeights } from './small-model.js';

/** Steps that are taken before the weights are looked at. */
const STEPS = 200;

/** How many images an epoch shows: not a multiple of the batch of 32, so that some steps are short. */
const IMAGES = 1001;

/**
 * SHA-256 of the weights of the reference recipe after 200 steps from weights, images and an order that are made of
 * whole-number arithmetic: the same in every engine with `simd` kernels, and with any number of threads. Runs wherever
 * tfjs has a backend: Node 20, Node 24, browsers.
 */
export async function weightsDigest(options: Pick<CompileOptions, 'kernels' | 'threads'>): Promise<string> {
  const conv = { kernelSize: 5, activation: 'tanh' } as const;
  const model = sequential({
    layers: [
      layers.conv2d({ ...conv, filters: 6, inputShape: [28, 28, 1] }),
      layers.averagePooling2d({ poolSize: 2 }),
      layers.conv2d({ ...conv, filters: 16 }),
      layers.averagePooling2d({ poolSize: 2 }),
      layers.flatten(),
      layers.dense({ units: 120, activation: 'tanh' }),
      layers.dense({ units: 84, activation: 'tanh' }),
      layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  setRandomWeights(model, 1998);
  const program = await compile(model, { ...options, train: cornerImages(IMAGES, 28, 10) });
  const perEpoch = Math.ceil(IMAGES / 32);
  for (let done = 0; done < STEPS; done += perEpoch) {
    const steps = Math.min(perEpoch, STEPS - done);
    const order = Uint32Array.from(
      { length: Math.min(steps * 32, IMAGES) },
      (_, i) => (i * 389 + done) % IMAGES,
    );
    await program.train({ order, learningRates: new Float32Array(steps).fill(1e-3) });
  }
  const { weights } = await program.state();
  await program.dispose();
  return digest(weights.map(({ values }) => values));
}

async function digest(values: readonly Float32Array[]): Promise<string> {
  const bytes = new Uint8Array(await new Blob(values.map((one) => one.slice())).arrayBuffer());
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
