// Trains the network that is shipped with the app, and takes the test digits that the app shows before the data are
// loaded: writes weights.safetensors, sample-images.bin and sample-labels.bin to generated/shipped. Does nothing if they
// exist; delete the folder to train again. The seed is fixed, so every build ships the same network.

import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { encodeSafetensors } from '@lenet5/core';
import { loadMnist, takeImages } from '@lenet5/mnist';
import { lenet5, readWeights } from '@lenet5/model';
import { train } from '@lenet5/trainer';
import { setupWasm } from '@lenet5/wasm';

const EPOCHS = 3;
const SAMPLES = 100;
const folder = fileURLToPath(new URL('../generated/shipped/', import.meta.url));
const files = ['weights.safetensors', 'sample-images.bin', 'sample-labels.bin'];

if (!files.every((file) => existsSync(folder + file))) {
  await mkdir(folder, { recursive: true });
  await setupWasm();
  const { train: digits, test } = await loadMnist();
  const model = lenet5({ seed: 42 });
  let accuracy = 0;
  const run = train({
    model,
    data: { train: digits, validation: test },
    epochs: EPOCHS,
    kernels: 'simd',
    learningRate: 2e-3,
    schedule: { name: 'cosine' },
    checkpointEvery: 0,
  });
  for await (const event of run) {
    if (event.type !== 'epoch') continue;
    accuracy = event.val_accuracy ?? 0;
    console.log(`epoch ${event.epoch} of ${EPOCHS}: ${(100 * accuracy).toFixed(2)} % test accuracy`);
  }
  const metadata = { trained: `${EPOCHS} epochs, seed 42`, val_accuracy: String(accuracy) };
  const samples = takeImages(
    test,
    Uint32Array.from({ length: SAMPLES }, (_, index) => index),
  );
  await writeFile(`${folder}weights.safetensors`, encodeSafetensors(await readWeights(model), metadata));
  await writeFile(`${folder}sample-images.bin`, samples.images);
  await writeFile(`${folder}sample-labels.bin`, samples.labels);
}
