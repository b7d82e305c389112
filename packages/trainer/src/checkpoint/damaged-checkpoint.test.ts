import { LenetError } from '@lenet5/core';
import { expect, test } from 'vitest';
import { decodeCheckpoint, encodeCheckpoint } from './checkpoint.js';

const tensor = (name: string, ...values: number[]) => ({
  name,
  shape: [values.length],
  values: Float32Array.from(values),
});

const bytes = await encodeCheckpoint({
  identity: {
    layers: ['Flatten', 'Dense activation=softmax units=10'],
    optimizer: 'adam beta1=0.9',
    labelSmoothing: 0,
    batchSize: 32,
    seed: 42,
    trainSize: 100,
    trainData: '0123abcd',
    validationSize: 10,
  },
  progress: {
    epoch: 1,
    step: 0,
    sums: { images: 0, lossSum: 0, correct: 0, seconds: 1.25 },
    history: { loss: [2], accuracy: [0.1], val_loss: [2], val_accuracy: [0.2] },
  },
  state: { step: 4, weights: [tensor('kernel', 1, 2)], moments: [tensor('m/kernel', 3, 4)] },
});

/** Whether bytes are rejected with an error that a caller can expect. */
async function isRejected(damaged: Uint8Array): Promise<boolean> {
  try {
    await decodeCheckpoint(damaged);
    return false;
  } catch (error) {
    if (LenetError.isInstance(error)) return true;
    throw error;
  }
}

test('a checkpoint in which any one byte is wrong is rejected', async () => {
  const accepted: string[] = [];
  for (let index = 0; index < bytes.length; index++) {
    for (const change of [1, 0x80]) {
      const damaged = bytes.slice();
      damaged[index] = (bytes[index] ?? 0) ^ change;
      if (!(await isRejected(damaged))) accepted.push(`byte ${index} ^ ${change}`);
    }
  }
  expect(accepted).toEqual([]);
});

test('a checkpoint that is cut anywhere is rejected', async () => {
  const accepted: number[] = [];
  for (let length = 0; length < bytes.length; length++) {
    if (!(await isRejected(bytes.slice(0, length)))) accepted.push(length);
  }
  expect(accepted).toEqual([]);
});

test('the error of a changed value names both checksums', async () => {
  const damaged = bytes.slice();
  damaged[bytes.length - 1] = 7;
  await expect(decodeCheckpoint(damaged)).rejects.toMatchObject({
    code: 'CHECKPOINT_DAMAGED',
    message: expect.stringMatching(
      /^the checkpoint is damaged \(its CRC-32C is [0-9a-f]{8} instead of [0-9a-f]{8}\)/,
    ),
  });
});
