import { readFileSync } from 'node:fs';
import tfjs from '@tensorflow/tfjs-core/package.json' with { type: 'json' };

/** The location of a file of this package, by its path from the package folder. */
export function packageFile(path: string): URL {
  return new URL(`../${path}`, import.meta.url);
}

/** The version of this package. */
export function readVersion(): string {
  return versionIn(packageFile('package.json'));
}

/** The version of TensorFlow.js, without loading it. */
export const TFJS_VERSION: string = tfjs.version;

function versionIn(file: URL): string {
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}
