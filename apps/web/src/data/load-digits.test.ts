import type { LoadProgress } from '@lenet5/mnist';
import { afterEach, expect, test, vi } from 'vitest';
import type { WorkerApi } from '../worker/api.js';
import { ask } from '../worker/client.js';
import { dataState } from './digits.js';
import { loadDigits } from './load-digits.js';

vi.mock('../worker/client.js', () => ({ ask: vi.fn(), presentWorker: () => undefined }));
vi.mock('comlink', () => ({ proxy: <Value>(value: Value) => value }));
vi.stubGlobal('__DIGITS_BYTES__', 11_594_722);
vi.stubGlobal('document', { baseURI: 'http://localhost/' });

afterEach(() => vi.mocked(ask).mockReset());

const PART: LoadProgress = { file: 'train-images-idx3-ubyte.gz', receivedBytes: 10, totalBytes: 100 };

test('progress that is told after the failure leaves the failure told', async () => {
  const told: ((progress: LoadProgress) => void)[] = [];
  const worker = {
    loadDigits: (_: string, onProgress: (progress: LoadProgress) => void) => {
      told.push(onProgress);
      onProgress(PART);
      expect(dataState.peek().status).toBe('loading');
      return Promise.reject(new Error('it broke off'));
    },
  } satisfies Partial<WorkerApi>;
  vi.mocked(ask).mockImplementation((question) => Reflect.apply(question, undefined, [worker]));
  expect(await loadDigits()).toBe(false);
  told[0]?.({ ...PART, receivedBytes: 20 });
  expect(dataState.peek()).toEqual({ status: 'failed', message: 'it broke off' });
});
