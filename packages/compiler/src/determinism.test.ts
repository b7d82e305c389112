import '@tensorflow/tfjs-backend-cpu';
import { ready } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { weightsDigest } from './testing/determinism.js';
import { SIMD_WEIGHTS_DIGEST } from './testing/weights-digest.js';

beforeAll(() => ready());

describe('200 training steps of LeNet-5 with simd kernels', () => {
  it.each([1, 2])('compute the pinned weights with %i threads', async (threads) => {
    expect(await weightsDigest({ kernels: 'simd', threads })).toBe(SIMD_WEIGHTS_DIGEST);
  });
});
