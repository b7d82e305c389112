import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile } from '@lenet5/compiler';
import { plainLenet5, resolveOptimizer } from '@lenet5/core';
import { type ImageSet, loadMnist, PIXELS } from '@lenet5/mnist';
import { REFERENCE_BATCH_SIZE, referenceSpans } from '@lenet5/trainer/bench';

/** Batches that the peers repeat: 20 MB as float32, more than the caches of a core. */
const BATCHES = 200;

/** What every peer must reproduce. */
export interface Expected {
  readonly parameters: number;
  /** The losses of the first steps of the compiled engine, with ε as in tfjs and as in Keras. */
  readonly losses: Readonly<Record<'tfjs' | 'keras', readonly number[]>>;
}

/**
 * Writes what the peers read: the first batches of the reference job, and the initial weights.
 *
 * @param folder an existing folder.
 * @param steps number of losses to compute.
 */
export async function writeInputs(folder: string, steps: number): Promise<Expected> {
  const { train } = await loadMnist();
  const { order, learningRates } = referenceSpans(train.count)(BATCHES);
  const weights = plainLenet5().readValues();
  const values = weights.flatMap((weight) => [...weight.values]);
  const { name: _, ...adam } = resolveOptimizer();
  const shapes = weights.map(({ shape }) => shape);
  const described = { batchSize: REFERENCE_BATCH_SIZE, learningRate: learningRates[0], ...adam, shapes };
  await writeFile(join(folder, 'inputs.json'), JSON.stringify(described));
  await writeFile(join(folder, 'weights.bin'), Float32Array.from(values));
  await writeFile(join(folder, 'images.bin'), pickImages(train, order));
  await writeFile(
    join(folder, 'labels.bin'),
    Uint8Array.from(order, (index) => train.labels[index] ?? 0),
  );
  const losses = {
    tfjs: await trainReference(train, steps, 'tfjs'),
    keras: await trainReference(train, steps, 'keras'),
  };
  return { parameters: values.length, losses };
}

function pickImages({ images }: ImageSet, order: Uint32Array): Uint8Array {
  const picked = new Uint8Array(order.length * PIXELS);
  for (const [row, index] of order.entries()) {
    picked.set(images.subarray(index * PIXELS, (index + 1) * PIXELS), row * PIXELS);
  }
  return picked;
}

/** The losses of the first steps of the reference job on one thread. */
async function trainReference(
  train: ImageSet,
  steps: number,
  epsilonMode: 'tfjs' | 'keras',
): Promise<number[]> {
  const optimizer = { name: 'adam', epsilonMode } as const;
  const settings = { train, batchSize: REFERENCE_BATCH_SIZE, optimizer, threads: 1 };
  const program = await compile(plainLenet5(), settings);
  const { stepLosses } = await program.train(referenceSpans(train.count)(steps));
  await program.dispose();
  return [...stepLosses];
}
