// Writes what benchmarks/peers/keras_networks.py compares: for each network of examples/networks without dropout, the
// initial weights, the images of the first steps, and the losses of these steps in both engines.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shapeSize } from '@lenet5/core';
import { imageShape } from '@lenet5/mnist';
import { REFERENCE_BATCH_SIZE, referenceSpans } from '@lenet5/trainer/bench';
import { openJob } from '../job.js';
import { COMPARED_STEPS, COMPARISONS, largestDifference, networkLosses, rateOf } from './compare-engines.js';
import { NETWORKS, networkFile, networkWithoutDropout } from './networks.js';

const [folder, ...names] = process.argv.slice(2);
if (folder === undefined) {
  console.error('name the folder to write to: node tooling/benchmarks/dist/networks/write-losses.js FOLDER');
  process.exit(2);
}
for (const name of NETWORKS.filter((each) => names.length === 0 || names.includes(each))) {
  const { train } = await openJob(name);
  const weights = (await networkWithoutDropout(name)).readValues();
  const { order } = referenceSpans(train.count)(COMPARED_STEPS);
  const size = shapeSize(imageShape(train));
  const images = new Uint8Array(order.length * size);
  for (const [row, index] of order.entries()) {
    images.set(train.images.subarray(index * size, (index + 1) * size), row * size);
  }
  const to = join(folder, name);
  await mkdir(to, { recursive: true });
  await writeFile(join(to, 'weights.bin'), Float32Array.from(weights.flatMap(({ values }) => [...values])));
  await writeFile(join(to, 'images.bin'), images);
  await writeFile(
    join(to, 'labels.bin'),
    Uint8Array.from(order, (index) => train.labels[index] ?? 0),
  );
  const comparisons = [];
  for (const [optimizer, comparison] of Object.entries(COMPARISONS)) {
    const compiled = await networkLosses(name, 'compiled', comparison);
    const tfjs = await networkLosses(name, 'tfjs', comparison);
    comparisons.push({
      optimizer,
      learningRate: rateOf(comparison, name),
      losses: { compiled: [...compiled], tfjs: [...tfjs] },
    });
    const difference = largestDifference(compiled, tfjs).toExponential(1);
    console.log(`${name}, ${optimizer}: compiled and tfjs differ by at most ${difference}`);
  }
  const described = {
    model: networkFile(name).pathname,
    batchSize: REFERENCE_BATCH_SIZE,
    shapes: weights.map(({ shape }) => shape),
    comparisons,
  };
  await writeFile(join(to, 'inputs.json'), JSON.stringify(described));
}
process.exit(0);
