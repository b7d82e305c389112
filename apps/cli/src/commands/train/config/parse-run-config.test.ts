import { describe, expect, test } from 'vitest';
import { parseRunConfig } from './parse-run-config.js';
import { DEFAULT_CONFIG } from './train-config.js';

describe('parseRunConfig(text)', () => {
  test('reads what a run wrote', () => {
    const config = {
      ...DEFAULT_CONFIG,
      threads: 3,
      limit: 2000,
      validation: 'split:500',
      data: '/data',
    } as const;
    expect(parseRunConfig(JSON.stringify(config), 'runs/1')).toEqual(config);
    expect(parseRunConfig(JSON.stringify(DEFAULT_CONFIG), 'runs/1')).toEqual(DEFAULT_CONFIG);
  });

  test('ignores the key that names the JSON Schema', () => {
    expect(parseRunConfig('{"$schema": "../schema.json", "epochs": 3}', 'runs/1')).toEqual({
      ...DEFAULT_CONFIG,
      epochs: 3,
    });
  });

  test('uses the reference recipe for options that an older config lacks', () => {
    expect(parseRunConfig('{"epochs": 3}', 'runs/1')).toEqual({ ...DEFAULT_CONFIG, epochs: 3 });
  });

  test.each([
    ['{', 'its config.json is not valid JSON'],
    ['[]', 'its config.json is not a JSON object'],
    ['{"epochs": 0}', 'config.json: "epochs" is invalid: 0) — use an integer from 1'],
    [
      '{"engine": null, "batchSize": "many"}',
      '"engine" is invalid: null; "batchSize" is invalid: "many") — use auto',
    ],
    ['{"epochs": [3]}', '"epochs" is invalid: [3]'],
  ])('rejects %s', (text, reason) => {
    expect(() => parseRunConfig(text, 'runs/1')).toThrow(reason);
    expect(() => parseRunConfig(text, 'runs/1')).toThrow(expect.objectContaining({ code: 'CLI_NO_RUN' }));
  });
});
