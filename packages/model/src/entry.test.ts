import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as main from './index.js';
import * as keras from './keras/index.js';
import * as node from './node/index.js';
import * as onnx from './onnx/index.js';

/** Everything a source file imports, and what those files import in turn. */
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
  test('imports nothing of Node, so that a browser can load it', () => {
    expect(packages('index.ts')).toEqual([
      '@lenet5/core',
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-layers',
    ]);
  });
});

describe('the plain entry', () => {
  test('imports nothing of tfjs', () => {
    expect(packages('plain/index.ts')).toEqual(['@lenet5/core']);
  });
});

describe('the entries for other formats', () => {
  test('bring what writes those formats, and nothing of Node either', () => {
    const base = packages('index.ts');
    expect(packages('onnx/index.ts')).toEqual([...base, 'protobufjs/minimal.js']);
    expect(packages('keras/index.ts')).toEqual([...base, 'fflate', 'h5wasm']);
  });
});

describe('every error', () => {
  test('has a code of its own, which says which package and what', () => {
    const sources = Object.values({ ...main, ...node, ...onnx, ...keras })
      .filter((value) => typeof value === 'function' && value.prototype instanceof Error)
      .map(String);
    const codes = sources.map((source) => /code = ['"](\w+)['"]/.exec(source)?.[1]);
    expect(codes).not.toHaveLength(0);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^(MODEL|SAFETENSORS)_[A-Z_]+$/);
  });
});
