import { LenetError } from '@lenet5/core';
import type { LoadProgress } from '@lenet5/mnist';
import { expect, test, vi } from 'vitest';
import type { WorkerApi } from '../worker/api.js';
import { trainingWorker } from '../worker/client.js';
import { dataState } from './digits.js';
import { loadDigits } from './load-digits.js';

vi.mock('../worker/client.js', () => ({ trainingWorker: { call: vi.fn(), worker: undefined } }));
vi.mock('comlink', () => ({ proxy: <Value>(value: Value) => value }));
vi.hoisted(() => Reflect.set(globalThis, '__DIGITS_BYTES__', 11_594_722));
vi.stubGlobal('document', { baseURI: 'http://localhost/' });

const PROGRESS: LoadProgress = { file: 'train-images-idx3-ubyte.gz', receivedBytes: 10, totalBytes: 100 };

test('loadDigits() ignores progress that arrives after the failure', async () => {
  const listeners: ((progress: LoadProgress) => void)[] = [];
  const worker = {
    loadDigits: (_: string, onProgress: (progress: LoadProgress) => void) => {
      listeners.push(onProgress);
      onProgress(PROGRESS);
      expect(dataState.peek().status).toBe('loading');
      return Promise.reject(new LenetError({ problem: 'the connection broke', remedy: 'try again' }));
    },
  } satisfies Partial<WorkerApi>;
  vi.mocked(trainingWorker.call).mockImplementation((question) =>
    Reflect.apply(question, undefined, [worker]),
  );
  expect(await loadDigits()).toBe(false);
  listeners[0]?.({ ...PROGRESS, receivedBytes: 20 });
  expect(dataState.peek()).toEqual({ status: 'failed', message: 'the connection broke — try again' });
});
