import { describe, expect, test } from 'vitest';
import { createRunRequest } from './run-request.js';
import { DEFAULT_CONFIG } from './train-config.js';

describe('createRunRequest(flags)', () => {
  test('fills in the reference recipe', async () => {
    expect(await createRunRequest({ color: true })).toMatchObject({
      config: DEFAULT_CONFIG,
      dryRun: false,
      stream: false,
      quiet: false,
      json: false,
    });
  });

  test('applies the given flags to it', async () => {
    const { config } = await createRunRequest({ color: true, epochs: 2, limit: 100 });
    expect(config).toEqual({ ...DEFAULT_CONFIG, epochs: 2, limit: 100 });
  });
});

describe('createRunRequest({ model })', () => {
  test('has the initialization of the network, unless another one is given', async () => {
    const model = 'lenet5-1998';
    expect((await createRunRequest({ color: true, model })).config.initialization).toBe('1998');
    const { config } = await createRunRequest({ color: true, model, initialization: 'glorot' });
    expect(config).toEqual({ ...DEFAULT_CONFIG, model });
  });

  test.each([
    [{ loss: 'mse' }, '--loss mse needs a network with penalties (--model lenet5)'],
    [
      { model: 'lenet5-1998', normalization: 'mnist' },
      '--normalization does not apply to --model lenet5-1998 ("mnist")',
    ],
  ] as const)('refuses %j', async (flags, message) => {
    await expect(createRunRequest({ color: true, ...flags })).rejects.toThrow(message);
  });
});
