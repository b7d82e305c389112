import { join } from 'node:path';
import type { LabeledImages } from '@lenet5/core';
import { ROOT } from '@lenet5/test-kit/repository';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { mustRun } from '../run.js';
import { type DigestPage, openDigestPage } from './chromium-page.js';
import { firstDigits } from './first-digits.js';
import { DIGEST_RUNS, type DigestRun, weightsDigest } from './weights-digest.js';

// A test trains 200 steps, in a new process or in Chromium.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** The weights depend only on the seed and on the order of the arithmetic. A change to either changes these digests. */
const DIGESTS = {
  plain: '433e0782b59b462cd9f3530b965d70bf1fd17801841e7b461400876a5a323cf2',
  augmented: 'e64b47e31b5f9869c2aa30acfc791bcbe12f7cb349a2992b8899e410a6e5f548',
  'lenet5-1998': 'a5d65079eaaa5dcee4162967e7837964109ce09964b9d981f3e01779973e7123',
  'lenet5-1998-sdlm': 'e81f1bbdd011bb902ad1ef083b99da09306415d9f10e4c5106f25254ce4dfcca',
} as const;

const PACKAGE = join(ROOT, 'tooling/integration');

let train: LabeledImages;
beforeAll(async () => {
  train = await firstDigits();
});

/** The digests with `simd` kernels. */
async function digests(digest: (run: DigestRun) => Promise<string>): Promise<object> {
  return Object.fromEntries(await Promise.all(DIGEST_RUNS.map(async (run) => [run, await digest(run)])));
}

/** The digests that a Node with relaxed SIMD computes: Node 24 if the tests run in an older version. */
async function printed(...options: string[]): Promise<object> {
  const node = join(PACKAGE, 'node_modules/.bin/relaxed-simd-node');
  const script = join(PACKAGE, 'dist/determinism/print-digest.js');
  return JSON.parse(await mustRun(node, [script, ...options], PACKAGE));
}

describe('the simd kernels give the same weights after 200 steps', () => {
  test.each([1, 3])('in this Node with %i threads', async (threads) => {
    const digest = (run: DigestRun) => weightsDigest(train, { kernels: 'simd', threads, run });
    expect(await digests(digest)).toEqual(DIGESTS);
  });

  test('in a Node with relaxed SIMD, with 2 threads', async () => {
    expect(await printed('simd', '2')).toEqual(DIGESTS);
  });

  describe.each([true, false])('in Chromium, cross-origin isolated: %s', (isolated) => {
    let opened: DigestPage;
    beforeAll(async () => {
      opened = await openDigestPage(train, isolated);
    });
    afterAll(() => opened?.close());

    test.each([1, 2])('with %i threads', async (threads) => {
      expect(await opened.page.evaluate('crossOriginIsolated')).toBe(isolated);
      const digest = (run: DigestRun) => opened.digest({ kernels: 'simd', threads, run });
      expect(await digests(digest)).toEqual(DIGESTS);
    });
  });
});

test('the relaxed-simd kernels give the same weights with any number of threads', async () => {
  expect(await printed('relaxed-simd', '2')).toEqual(await printed('relaxed-simd', '1'));
});
