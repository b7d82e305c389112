import { KERNELS } from '@lenet5/core';
import { AUTO_THREADS } from '../recipe-specs.js';

/** What computes the steps. See `RECIPE`. */
export const ENGINE_OPTIONS = {
  engine: {
    spec: { type: 'choice', choices: ['auto', 'compiled', 'tfjs'], default: 'auto' },
    path: 'engine',
    layers: ['api', 'cli', 'web'],
    group: 'engine',
    label: 'Engine',
    doc: 'engine; auto is compiled if it supports the model, else tfjs',
  },
  threads: {
    spec: AUTO_THREADS as typeof AUTO_THREADS,
    path: 'threads',
    layers: ['api', 'cli'],
    group: 'engine',
    when: { option: 'engine', is: ['auto', 'compiled'], unless: 'auto' },
    doc: 'threads; auto is up to one per processor, at most 4, as many as train fastest',
  },
  kernels: {
    spec: KERNELS as typeof KERNELS,
    path: 'kernels',
    layers: ['api', 'cli', 'web'],
    group: 'engine',
    when: { option: 'engine', is: ['auto', 'compiled'], unless: 'auto' },
    label: 'Kernels',
    doc: 'kernels; simd gives the same bits on every machine',
  },
} as const;
