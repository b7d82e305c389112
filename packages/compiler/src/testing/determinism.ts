import { layers, sequential } from '@tensorflow/tfjs-layers';
import { compile } from '../compile.js';
import type { CompileOptions } from '../compile-options.js';
import { cornerImages, setRandomWeights } from './small-model.js';

/** Steps before the digest is computed. */
const STEPS = 200;

/** Images per epoch: not a multiple of the batch size 32, so that some steps are short. */
const IMAGES = 1001;

/**
 * SHA-256 of the weights of LeNet-5 after 200 steps. The initial weights, images and order are computed in integer arithmetic,
 * so the digest is the same in every engine with `simd` kernels, and with any number of threads. Runs wherever tfjs has a
 * backend: Node 20, Node 24, browsers.
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
