import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** All direct and indirect imports of a source file. */
function imports(file: string, seen: Set<string> = new Set()): Set<string> {
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/ from '([^']+)'|^import '([^']+)'/gm)) {
    const source = join(file, '..', name.replace(/\.js$/, '.ts'));
    const key = name.startsWith('.') ? source : name;
    if (seen.has(key)) continue;
    seen.add(key);
    if (existsSync(source) && name.startsWith('.')) imports(source, seen);
  }
  return seen;
}

const packages = (file: string) =>
  [...imports(join(import.meta.dirname, file))]
    .filter((name) => !name.startsWith(import.meta.dirname))
    .sort();

describe('the main entry', () => {
  test('does not import Node.js modules, so that browsers can load it', () => {
    expect(packages('index.ts')).toEqual([
      '@lenet5/core',
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-layers',
    ]);
  });
});

describe('the entries of the export formats', () => {
  test('add only the encoders of their formats', () => {
    const base = packages('index.ts');
    expect(packages('onnx/index.ts')).toEqual([...base, 'protobufjs/minimal.js']);
    expect(packages('keras/index.ts')).toEqual([...base, 'fflate', 'h5wasm']);
  });
});
