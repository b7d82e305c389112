import { decodeSafetensors, encodeSafetensors, encodeWithChecksum, type NamedTensor } from '@lenet5/core';
import { describe, expect, it } from 'vitest';
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint, openCheckpoint } from './checkpoint.js';
import type { RunIdentity } from './run-identity.js';

const tensor = (name: string, ...values: number[]): NamedTensor => ({
  name,
  shape: [values.length],
  values: Float32Array.from(values),
});

const identity: RunIdentity = {
  layers: ['Flatten', 'Dense activation=softmax units=10'],
  optimizer: 'adam beta1=0.9',
  labelSmoothing: 0,
  batchSize: 32,
  seed: 42,
  trainSize: 100,
  trainData: '0123abcd',
  validationSize: 10,
};

const whole: Checkpoint = {
  identity,
  progress: {
    epoch: 2,
    step: 3,
    sums: { images: 96, lossSum: 0.1 + 0.2, correct: 90, seconds: 1.25 },
    history: { loss: [2, 1], accuracy: [0.1, 1 / 3], val_loss: [2, 1], val_accuracy: [0.2, 0.4] },
    best: { weights: [tensor('z/kernel', 7), tensor('a/bias', 8)], buffers: [tensor('norm/mean', 9)] },
  },
  state: {
    step: 11,
    weights: [tensor('z/kernel', 1), tensor('a/bias', 1e-45)],
    moments: [tensor('m/z/kernel', 3), tensor('m/a/bias', 4), tensor('v/z/kernel', 5), tensor('v/a/bias', 6)],
    buffers: [tensor('norm/mean', -0)],
  },
};

describe('a checkpoint', () => {
  it('is the same after encoding and decoding, in the same order', async () => {
    expect(await decodeCheckpoint(await encodeCheckpoint(whole))).toEqual(whole);
  });

  it('stays without best weights, buffers and moments if it has none', async () => {
    const { best, ...progress } = whole.progress;
    const { buffers, ...state } = whole.state;
    const bare = { ...whole, progress, state: { ...state, moments: [] } };
    expect(await decodeCheckpoint(await encodeCheckpoint(bare))).toEqual(bare);
  });

  it('opens for the run that it belongs to', async () => {
    expect(await openCheckpoint(await encodeCheckpoint(whole), identity)).toEqual(whole);
  });
});

describe('openCheckpoint(bytes, identity)', () => {
  it.each([
    [{ seed: 43 }, 'its seed is 42, here 43'],
    [{ batchSize: 16 }, 'its batchSize is 32, here 16'],
    [{ labelSmoothing: 0.1 }, 'its labelSmoothing is 0, here 0.1'],
    [{ optimizer: 'sgd momentum=0' }, 'its optimizer is adam beta1=0.9, here sgd momentum=0'],
    [{ trainSize: 99 }, 'its number of training images is 100, here 99'],
    [{ trainData: 'ffffffff' }, 'its fingerprint of the training images is 0123abcd, here ffffffff'],
    [{ validationSize: 0 }, 'its number of validation images is 10, here 0'],
    [{ layers: ['Flatten'] }, 'its model has 2 layers, this one 1'],
    [
      { layers: ['Flatten', 'Dense activation=softmax units=9'] },
      'its layer 2 is "Dense activation=softmax units=10", here "Dense activation=softmax units=9"',
    ],
  ])('rejects the checkpoint of another run: %j', async (changes, difference) => {
    await expect(
      openCheckpoint(await encodeCheckpoint(whole), { ...identity, ...changes }),
    ).rejects.toMatchObject({
      code: 'CHECKPOINT_OF_ANOTHER_RUN',
      message: `the checkpoint belongs to another run (${difference}) — resume with the options of that run`,
    });
  });
});

describe('decodeCheckpoint(bytes)', () => {
  const withRecord = (record: string) => encodeSafetensors([tensor('a', 1)], { 'lenet5.run': record });

  it('rejects bytes that are not a safetensors file', async () => {
    await expect(decodeCheckpoint(new Uint8Array(3))).rejects.toMatchObject({
      code: 'SAFETENSORS_TRUNCATED',
      message: expect.stringContaining('the checkpoint is truncated'),
    });
  });

  it('rejects a file of weights', async () => {
    await expect(decodeCheckpoint(encodeSafetensors([tensor('a', 1)]))).rejects.toMatchObject({
      code: 'CHECKPOINT_NOT_ONE',
    });
  });

  it.each([
    ['"9.1.0"', ' to 9.1.0 or later'],
    ['"newest"', ''],
    ['null', ''],
  ])('rejects a newer version, and names the release %s that reads it', async (release, remedy) => {
    const record = `{"version":3,"release":${release}}`;
    await expect(decodeCheckpoint(withRecord(record))).rejects.toMatchObject({
      code: 'CHECKPOINT_NEWER',
      message: `the checkpoint has a newer version (version 3, supported up to 2) — update the @lenet5 packages${remedy}`,
    });
  });

  it.each(['{', 'null', '[]', '{"version":1}', '{"version":1,"identity":{},"epoch":1}'])(
    'rejects the record %s',
    async (record) => {
      await expect(decodeCheckpoint(withRecord(record))).rejects.toMatchObject({
        code: 'CHECKPOINT_DAMAGED',
      });
    },
  );

  it('reads version 1, which has no checksum, and rejects a later file that has lost its checksum', async () => {
    const { tensors, metadata } = decodeSafetensors(await encodeCheckpoint(whole));
    const { 'lenet5.run': record = '' } = metadata;
    const old = record.replace('"version":2', '"version":1');
    expect(await decodeCheckpoint(encodeSafetensors(tensors, { 'lenet5.run': old }))).toEqual(whole);
    await expect(
      decodeCheckpoint(encodeSafetensors(tensors, { 'lenet5.run': record })),
    ).rejects.toMatchObject({
      code: 'CHECKPOINT_DAMAGED',
      message: expect.stringContaining('its checksum is missing'),
    });
  });

  it('rejects a file that lacks a tensor', async () => {
    const { tensors, metadata } = decodeSafetensors(await encodeCheckpoint(whole));
    const incomplete = encodeWithChecksum(
      tensors.filter(({ name }) => name !== 'v/a/bias'),
      metadata,
    );
    await expect(decodeCheckpoint(incomplete)).rejects.toMatchObject({
      message: expect.stringContaining('v/a/bias is missing'),
    });
  });
});
