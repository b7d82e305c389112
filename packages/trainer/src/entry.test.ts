import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The packages that a source file loads statically: its own value imports, and those of the files it imports. */
function packagesOf(file: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  if (seen.has(file) || !existsSync(file)) return packages;
  seen.add(file);
  const source = readFileSync(file, 'utf8').replaceAll(/^(import|export) type [^;]+;/gm, '');
  for (const [, name = ''] of source.matchAll(/^(?:import|export|\}) [^;(]*?from '([^']+)'/gm)) {
    if (!name.startsWith('.')) packages.add(name);
    else
      for (const one of packagesOf(join(file, '..', name.replace(/\.js$/, '.ts')), seen)) packages.add(one);
  }
  return packages;
}

describe('the main entry', () => {
  it('loads neither tfjs nor Node modules: an engine is loaded when a run begins', () => {
    const packages = packagesOf(join(import.meta.dirname, 'index.ts'));
    expect([...packages].sort()).toEqual(['@lenet5/core', '@lenet5/metrics', '@lenet5/mnist']);
    expect(packagesOf(join(import.meta.dirname, 'tfjs-engine.ts'))).toContain('@tensorflow/tfjs-core');
  });
});
