import { isJsonObject } from '@lenet5/core';
import type { io } from '@tensorflow/tfjs-core';
import { ManifestError } from '../errors/format-errors.js';
import { WeightsDtypeError } from '../errors/weights-errors.js';

/** Bytes a number takes in the file: float32, the quantisations of it that tfjs reads, an optimiser's step count. */
const BYTES: Readonly<Record<string, number>> = { float32: 4, float16: 2, uint16: 2, uint8: 1, int32: 4 };

/** Files that, laid end to end, hold some of a model's weights. */
export interface ManifestGroup {
  /** Relative to the folder of the model.json. */
  readonly paths: readonly string[];
  readonly weights: readonly io.WeightsManifestEntry[];
}

/**
 * Reads the `weightsManifest` of a model.json.
 * @throws ManifestError where it is missing or does not say where each weight is
 * @throws WeightsDtypeError where a weight is not float32 or a quantisation of it
 */
export function parseManifest(manifest: unknown, source: string): ManifestGroup[] {
  if (manifest === undefined || manifest === null) throw new ManifestError(source, 'it is missing');
  if (!Array.isArray(manifest)) throw new ManifestError(source, 'not a list');
  const groups = manifest.map((group: unknown, index) => {
    if (!isJsonObject(group) || !Array.isArray(group.paths) || !Array.isArray(group.weights)) {
      throw new ManifestError(source, `group ${index} has no lists of paths and weights`);
    }
    return {
      paths: group.paths.map((path: unknown) => checkPath(path, source)),
      weights: checkSpecs(group.weights, source),
    };
  });
  checkNames(
    groups.flatMap(({ weights }) => weights),
    source,
  );
  return groups;
}

/**
 * Makes sure that each entry names a weight and its shape, and that the weights of layers are float32.
 * @throws ManifestError, WeightsDtypeError
 */
export function checkSpecs(specs: readonly unknown[], source: string): io.WeightsManifestEntry[] {
  return specs.map((spec, index) => {
    if (!isJsonObject(spec) || typeof spec.name !== 'string') {
      throw new ManifestError(source, `weight ${index} has no name`);
    }
    const { name, shape, dtype, quantization, group } = spec;
    if (!isShape(shape)) throw new ManifestError(source, `${name} has shape ${JSON.stringify(shape)}`);
    if (group === 'optimizer' && dtype === 'int32') return { name, shape, dtype, group };
    if (dtype !== 'float32') throw new WeightsDtypeError(source, name, String(dtype));
    const entry: io.WeightsManifestEntry = { name, shape, dtype };
    if (group === 'optimizer') entry.group = group;
    return quantization === undefined
      ? entry
      : { ...entry, quantization: checkQuantization(quantization, name, source) };
  });
}

/** @throws ManifestError where two weights have one name. */
export function checkNames(specs: readonly io.WeightsManifestEntry[], source: string): void {
  const seen = new Set<string>();
  for (const { name } of specs) {
    if (seen.has(name)) throw new ManifestError(source, `${name} is there twice`);
    seen.add(name);
  }
}

/** How many bytes these weights take, laid end to end. */
export function weightBytes(specs: readonly io.WeightsManifestEntry[]): number {
  return specs.reduce((sum, { shape, dtype, quantization }) => {
    const size = shape.reduce((all, one) => all * one, 1);
    return sum + size * (BYTES[quantization?.dtype ?? dtype] ?? 4);
  }, 0);
}

function checkQuantization(
  quantization: unknown,
  name: string,
  source: string,
): NonNullable<io.WeightsManifestEntry['quantization']> {
  const { dtype, scale, min } = isJsonObject(quantization) ? quantization : {};
  if (dtype === 'float16') return { dtype };
  if (dtype !== 'uint8' && dtype !== 'uint16') {
    throw new WeightsDtypeError(source, name, `quantised as ${JSON.stringify(dtype)}`);
  }
  if (typeof scale === 'number' && typeof min === 'number') return { dtype, scale, min };
  throw new ManifestError(source, `${name} is quantised without scale and min`);
}

/** A path that stays inside the model's folder: a model from elsewhere must not make us read other files. */
function checkPath(path: unknown, source: string): string {
  const parts = typeof path === 'string' ? path.split(/[\\/]/) : [];
  if (
    typeof path === 'string' &&
    path !== '' &&
    parts[0] !== '' &&
    !parts.includes('..') &&
    !/^\w:/.test(path)
  ) {
    return path;
  }
  throw new ManifestError(source, `path ${JSON.stringify(path)} is not inside the model's folder`);
}

function isShape(shape: unknown): shape is number[] {
  return Array.isArray(shape) && shape.every((size) => Number.isSafeInteger(size) && size >= 0);
}
