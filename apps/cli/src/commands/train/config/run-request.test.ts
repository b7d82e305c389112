import { describe, expect, test } from 'vitest';
import { createRunRequest } from './run-request.js';
import { DEFAULT_CONFIG } from './train-config.js';

describe('createRunRequest(flags)', () => {
  test('fills in the reference recipe', async () => {
    expect(await createRunRequest({ color: true })).toMatchObject({
      config: DEFAULT_CONFIG,
      dryRun: false,
      quiet: false,
      json: false,
    });
  });

  test('applies the given flags to it', async () => {
    const { config } = await createRunRequest({ color: true, epochs: 2, limit: 100 });
    expect(config).toEqual({ ...DEFAULT_CONFIG, epochs: 2, limit: 100 });
  });
});
