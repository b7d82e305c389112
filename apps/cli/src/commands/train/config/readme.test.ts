import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { packageFile } from '../../../package-info.js';
import { flagName } from './flag-name.js';
import { CONFIG_OPTIONS, specOf } from './train-config.js';

/** The README's rows about flags: the flag with its values, and its default. */
const rows = readFileSync(fileURLToPath(packageFile('README.md')), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `--'))
  .map((line) =>
    line
      .replaceAll('\\|', '¦')
      .split('|')
      .slice(1, 3)
      .map((cell) => cell.trim()),
  );

describe('the README lists the flags of the recipe', () => {
  test.each(CONFIG_OPTIONS.map(([key]) => key))('%s', (key) => {
    const spec = specOf(key);
    const row = rows.find(([flag = '']) => flag.startsWith(`\`${flagName(key)} `));
    expect(row?.[1]).toBe(spec.default === undefined ? '' : String(spec.default));
    if (spec.type === 'choice') expect(row?.[0]).toBe(`\`${flagName(key)} ${spec.choices.join('¦')}\``);
  });
});
