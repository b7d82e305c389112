import { resolveOptimizer } from '@lenet5/core';
import '@tensorflow/tfjs-backend-cpu';
import { lenet5 } from '@lenet5/model';
import { ready } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { KERNELS } from '../contract.generated.js';
import { lowerModel } from '../lower/lower-model.js';
import { describePlan } from './describe.js';
import { encodeProgram } from './encode.js';
import { productsPerSample } from './layers/products.js';
import { ARENA_START } from './memory/arena.js';
import { makePlan, type Plan } from './plan.js';

let plan: Plan;

beforeAll(async () => {
  await ready();
  plan = makePlan(lowerModel(lenet5()), {
    optimizer: resolveOptimizer(),
    ...{
      batchSize: 32,
      threads: 2,
      labelSmoothing: 0,
      loss: 'cross-entropy',
      scale: 1 / 255,
      shift: 0,
      seed: 0,
      augmentation: undefined,
      trainCount: 100,
    },
  });
});

describe('makePlan(network, options)', () => {
  it('lists the kernel calls of a training step of LeNet-5', () => {
    const sections = plan.programs.train.map(
      ({ kind, ops }) => `${kind}: ${ops.map(({ kernel, layer }) => `${kernel} ${layer}`).join(', ')}`,
    );
    expect(sections).toEqual([
      'eachGroup: gather input, transformInput conv1, columnConv2d conv1, transformOutput conv1, activation conv1, pool pool1, ' +
        'nestedInput conv2, nestedProducts conv2, nestedOutput conv2, activation conv2, pool pool2, flatten flatten',
      'allGroups: dense dense1, activation dense1, dense dense2, activation dense2, dense dense3, crossEntropy loss, ' +
        'denseInputGradient dense3, activationGradient dense2, denseInputGradient dense2, activationGradient dense1, denseInputGradient dense1',
      'arrive: ',
      'eachGroup: unflatten flatten, poolGradient pool2, nestedOutputGradient conv2, biasGradient conv2, ' +
        'nestedGradients conv2, nestedInputGradient conv2, ' +
        'transformPooledGradient conv1, biasGradient conv1, columnKernelGradient conv1',
      'wait: ',
      'weights: denseKernelGradient dense1, denseBiasGradient dense1, adam dense1/kernel, adam dense1/bias, ' +
        'denseKernelGradient dense2, denseBiasGradient dense2, adam dense2/kernel, adam dense2/bias, ' +
        'denseKernelGradient dense3, denseBiasGradient dense3, adam dense3/kernel, adam dense3/bias, score loss',
      'arrive: ',
      'wait: ',
      'weights: transformKernelGradient conv1, adam conv1/kernel, transformKernel conv1, reduce conv1/bias, adam conv1/bias, ' +
        'transformKernelGradient conv2, adam conv2/kernel, transformKernel conv2, ' +
        'reduce conv2/bias, adam conv2/bias',
      'arrive: ',
      'wait: ',
    ]);
  });

  it('places buffers on cache lines, without overlap, above the constants of the kernels', () => {
    let end = ARENA_START;
    for (const { offset, stride, count, bytes } of plan.buffers) {
      expect(offset % 64).toBe(0);
      expect(offset).toBeGreaterThanOrEqual(end);
      expect(stride).toBeGreaterThanOrEqual(bytes);
      end = offset + stride * count;
    }
    expect(plan.bytes).toBe(end);
  });

  it('counts the multiply-adds of a training step: 758,520 per sample for LeNet-5', () => {
    expect(productsPerSample(plan.network)).toBe(758_520);
  });

  it('convolves LeNet-5 with 2/5 of the products of direct convolution along the rows, and 4/25 where nested', () => {
    const products = plan.programs.predict
      .flatMap(({ ops }) => ops)
      .filter(({ kernel }) => kernel === 'nestedProducts' || kernel === 'columnConv2d')
      .map(({ operands: { points = 8, channels = 5, filters, pixels, height, tiles } }) =>
        [points, channels, filters, pixels ?? Number(height) * Number(tiles)].reduce<number>(
          (product, size) => product * Number(size),
          1,
        ),
      );
    expect(products).toEqual([(24 * 24 * 6 * 25 * 2) / 5, (8 * 8 * 16 * 25 * 6 * 4) / 25]);
  });
});

describe('encodeProgram(sections)', () => {
  it('starts each section and op with its length', () => {
    const words = encodeProgram(plan.programs.train);
    const walked: number[] = [];
    let section = 0;
    while (words[section] !== 0) {
      for (let op = section + 2; op < section + words[section + 1]!; op += words[op + 1]!)
        walked.push(words[op]!);
      section += words[section + 1]!;
    }
    expect(section).toBe(words.length - 1);
    expect(walked).toEqual(
      plan.programs.train.flatMap(({ ops }) => ops.map(({ kernel }) => KERNELS[kernel][0])),
    );
  });
});

describe('describePlan(plan, run)', () => {
  it('prints sizes, buffers and programs', () => {
    const threadUse = { automatic: true, current: 1, steps: [5, 7], limit: '2 of 8 processors' };
    const run = { kernels: 'simd', runsOn: 'worker-file', fallback: 'no memory', threadUse };
    const text = describePlan(plan, run);
    expect(text.split('\n').slice(1, 4)).toEqual([
      'threads: no memory',
      'threads: automatic, now 1; 7 steps on 2 threads, 5 steps on 1 thread',
      'threads: 2 of 8 processors',
    ]);
    expect(text).toContain(
      '44,426 parameters, images [28, 28, 1], 10 classes, batches of 32, adam, simd, 2 threads',
    );
    expect(text).toMatch(
      /@\d+ +\d+ +value conv1 +f32 \[6\]\[24\]\[24\]\[4\].* × 16 \(one per lane group of a block\)/,
    );
    expect(text).toMatch(
      /nestedGradients +conv2 +xHat: transformed input conv2, kernelHat: transformed conv2\/kernel/,
    );
  });
});
