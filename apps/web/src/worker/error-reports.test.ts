import { LenetError } from '@lenet5/core';
import { expose, wrap } from 'comlink';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendErrorReports } from './error-reports.js';

class DiskFullError extends LenetError {
  static override readonly code = 'TEST_DISK_FULL';
}

class OfflineError extends LenetError {
  static override readonly code = 'TEST_OFFLINE';
}

const api = {
  fail: (): undefined => {
    throw new DiskFullError({
      problem: 'the disk is full',
      found: '3 bytes free',
      remedy: 'free some space',
    });
  },
  crash: (): undefined => {
    throw new TypeError('a bug');
  },
};

const { port1, port2 } = new MessageChannel();
const remote = wrap<typeof api>(port2);

beforeAll(() => {
  sendErrorReports();
  expose(api, port1);
});
afterAll(() => {
  port1.close();
  port2.close();
});

test('isInstance(error) recognizes a LenetError that came through a message', async () => {
  const error: unknown = await remote.fail().catch((thrown: unknown) => thrown);
  expect(DiskFullError.isInstance(error)).toBe(true);
  expect(OfflineError.isInstance(error)).toBe(false);
  expect(error).toMatchObject({
    name: 'DiskFullError',
    message: 'the disk is full (3 bytes free) — free some space',
    remedy: 'free some space',
  });
});

test('any other error keeps its name and message, and is not a LenetError', async () => {
  const error: unknown = await remote.crash().catch((thrown: unknown) => thrown);
  expect(LenetError.isInstance(error)).toBe(false);
  expect(error).toMatchObject({ name: 'TypeError', message: 'a bug' });
});
