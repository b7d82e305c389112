import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ROOT } from '../repository.js';
import { mustRun } from '../run.js';
import { type DigestPage, openDigestPage } from './chromium-page.js';
import { firstDigits } from './first-digits.js';
import { type Train, weightsDigest } from './weights-digest.js';

// A test trains 200 steps, in a new process or in Chromium.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** The weights depend only on the seed and on the order of the arithmetic. A change to either changes this digest. */
const DIGEST = 'bb45532248cc61fe9fe4068c237357fd308f6640723be860da90816a6a65d3f2';

const PACKAGE = join(ROOT, 'tooling/integration');

let train: Train;
beforeAll(async () => {
  train = await firstDigits();
});

/** The digest that a Node with relaxed SIMD computes: Node 24 if the tests run in an older version. */
const printed = (...kernelsAndThreads: string[]): Promise<string> =>
  mustRun(
    join(PACKAGE, 'node_modules/.bin/relaxed-simd-node'),
    [join(PACKAGE, 'dist/determinism/print-digest.js'), ...kernelsAndThreads],
    PACKAGE,
  );

describe('the simd kernels give the same weights after 200 steps', () => {
  test.each([1, 2, 3])('in this Node with %i threads', async (threads) => {
    expect(await weightsDigest(train, 'simd', threads)).toBe(DIGEST);
  });

  test.each(['1', '2'])('in a Node with relaxed SIMD, with %s threads', async (threads) => {
    expect((await printed('simd', threads)).trim()).toBe(DIGEST);
  });

  describe.each([true, false])('in Chromium, cross-origin isolated: %s', (isolated) => {
    let opened: DigestPage;
    beforeAll(async () => {
      opened = await openDigestPage(train, isolated);
    });
    afterAll(() => opened?.close());

    test.each([1, 2])('with %i threads', async (threads) => {
      expect(await opened.page.evaluate('crossOriginIsolated')).toBe(isolated);
      expect(await opened.page.evaluate(`weightsDigest('simd', ${threads})`)).toBe(DIGEST);
    });
  });
});

test('the relaxed-simd kernels give the same weights with any number of threads', async () => {
  expect(await printed('relaxed-simd', '2')).toBe(await printed('relaxed-simd', '1'));
});
