import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { packageFile } from '../package-info.js';

const textOf = (path: string): string => readFileSync(fileURLToPath(packageFile(path)), 'utf8');

/** The codes of the error classes in the source files. */
function codesInSource(): string[] {
  const files = readdirSync(fileURLToPath(packageFile('src')), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const codes = sources.flatMap((name) => [
    ...textOf(join('src', name)).matchAll(/static override readonly code = '(\w+)'/g),
  ]);
  return codes.map(([, code = '']) => code);
}

test('the README lists the code of each error once, and no other code', () => {
  const rows = [...textOf('README.md').matchAll(/^\| `(CLI_\w+)` \|/gm)].map(([, code = '']) => code);
  const codes = codesInSource();
  expect(codes.length).toBeGreaterThan(20);
  expect(rows.toSorted()).toEqual(codes.toSorted());
});
