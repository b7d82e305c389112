import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** All direct and indirect imports of a source file, without those of types. */
function imports(file: string, seen: Set<string> = new Set()): Set<string> {
  const code = readFileSync(file, 'utf8')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/^(import|export) type [^']*'[^']*'/gm, '');
  for (const [, name = ''] of code.matchAll(/ from '([^']+)'|^import '([^']+)'/gm)) {
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
  test('import only the encoders of their formats, and not tfjs', () => {
    expect(packages('onnx/index.ts')).toEqual(['@lenet5/core', 'protobufjs/minimal.js']);
    expect(packages('keras/index.ts')).toEqual(['@lenet5/core', 'fflate']);
  });
});

describe('the functions of plain models', () => {
  test.each([
    'node/load-plain-model.ts',
    'node/save-plain-model.ts',
    'safetensors/plain-from-safetensors.ts',
    'safetensors/to-safetensors.ts',
    'csv/to-csv.ts',
  ])('do not import tfjs: %s', (file) => {
    expect(packages(file).filter((name) => !name.startsWith('node:'))).toEqual([
      '@lenet5/core',
      ...(file.startsWith('node/') ? ['@lenet5/core/node'] : []),
    ]);
  });
});
