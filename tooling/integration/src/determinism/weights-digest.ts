import '@tensorflow/tfjs-backend-cpu';
import { compile, type KernelBuild } from '@lenet5/compiler';
import { type LabeledImages, type PlainModel, plainLenet5 } from '@lenet5/core';
import { lenet5 } from '@lenet5/model';
import { enableProdMode, setBackend } from '@tensorflow/tfjs-core';

/** Steps of the run. */
const STEPS = 200;

const BATCH_SIZE = 32;

/** Number of images in the run, each of which is used once. */
export const IMAGES: number = STEPS * BATCH_SIZE;

/** Distortions of the training images, of every kind. */
const AUGMENTATION = { rotation: 8, scale: 0.105, shear: 0.14, shift: 1.4, elastic: 1 };

/** The runs that have a digest: the reference job, with distorted images or not, and the network of 1998, by Adam and by SDLM. */
export const DIGEST_RUNS = ['plain', 'augmented', 'lenet5-1998', 'lenet5-1998-sdlm'] as const;

/** The name of a run that has a digest. */
export type DigestRun = (typeof DIGEST_RUNS)[number];

/** How a digest is computed. */
export interface DigestOptions {
  readonly kernels: KernelBuild;
  readonly threads: number;
  /** `augmented` distorts the images, with a strength that falls. */
  readonly run: DigestRun;
}

/**
 * SHA-256, in hex, of all weights after 200 steps: of Adam at batch size 32 on the first 6,400 digits, or of SDLM on the first 200, with
 * second derivatives of 100 of them.
 */
export async function weightsDigest(
  train: LabeledImages,
  { kernels, threads, run }: DigestOptions,
): Promise<string> {
  enableProdMode();
  await setBackend('cpu');
  const isSdlm = run === 'lenet5-1998-sdlm';
  const batchSize = isSdlm ? 1 : BATCH_SIZE;
  const program = await compile(modelOf(run), {
    train,
    batchSize,
    ...(isSdlm && { optimizer: { name: 'sdlm' } }),
    kernels,
    threads,
    ...(run === 'augmented' && { augmentation: AUGMENTATION }),
  });
  const order = Uint32Array.from({ length: STEPS * batchSize }, (_, index) => index);
  const strengths = Float32Array.from({ length: STEPS }, (_, step) => 1 - step / STEPS);
  const learningRates = new Float32Array(STEPS).fill(1e-3);
  await program.train({
    order,
    learningRates,
    augmentation: { epoch: 3, strengths },
    ...(isSdlm && { curvature: order.subarray(0, 100) }),
  });
  const { weights } = await program.state();
  await program.dispose();
  const values = weights.flatMap((weight) => [...weight.values]);
  const digest = await crypto.subtle.digest('SHA-256', Float32Array.from(values));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function modelOf(run: DigestRun): ReturnType<typeof lenet5> | PlainModel {
  return run.startsWith('lenet5-1998') ? plainLenet5({ variant: '1998', seed: 42 }) : lenet5({ seed: 42 });
}
