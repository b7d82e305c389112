import { isJsonObject, shapeSize } from '@lenet5/core';
import type { io } from '@tensorflow/tfjs-core';
import { ModelFormatError } from '../errors/format-errors.js';
import { WeightsDtypeError } from '../errors/weights-errors.js';

/** Bytes per value: float32, its quantized forms that tfjs reads, and the step count of an optimizer. */
const BYTES: Readonly<Record<string, number>> = { float32: 4, float16: 2, uint16: 2, uint8: 1, int32: 4 };

/** Name, shape and dtype of a weight. */
export type WeightEntry = io.WeightsManifestEntry;

/** Files that, concatenated, contain some weights of a model. */
export interface ManifestGroup {
  /** Relative to the folder of the model.json. */
  readonly paths: readonly string[];
  readonly weights: readonly WeightEntry[];
}

/** The error for an invalid `weightsManifest`. */
export function manifestError(source: string, found: string): ModelFormatError {
  return new ModelFormatError(source, `weightsManifest: ${found}`);
}

/**
 * Parses the `weightsManifest` of a model.json.
 * @throws ModelFormatError if it is missing or does not locate each weight
 * @throws WeightsDtypeError if a weight is not float32 or a quantized form of it
 */
export function parseManifest(manifest: unknown, source: string): ManifestGroup[] {
  if (manifest === undefined || manifest === null) throw manifestError(source, 'missing');
  if (!Array.isArray(manifest)) throw manifestError(source, 'not an array');
  const groups = manifest.map((group: unknown, index) => {
    if (!isJsonObject(group) || !Array.isArray(group.paths) || !Array.isArray(group.weights)) {
      throw manifestError(source, `group ${index} has no arrays paths and weights`);
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
 * Checks that each entry has a name and a shape, and that the weights of layers are float32.
 * @throws ModelFormatError, WeightsDtypeError
 */
export function checkSpecs(specs: readonly unknown[], source: string): WeightEntry[] {
  return specs.map((spec, index) => {
    if (!isJsonObject(spec) || typeof spec.name !== 'string') {
      throw manifestError(source, `weight ${index} has no name`);
    }
    const { name, shape, dtype, quantization, group } = spec;
    if (!isShape(shape)) throw manifestError(source, `${name} has shape ${JSON.stringify(shape)}`);
    if (group === 'optimizer' && dtype === 'int32') return { name, shape, dtype, group };
    if (dtype !== 'float32') throw new WeightsDtypeError(source, name, String(dtype));
    const entry: WeightEntry = { name, shape, dtype };
    if (group === 'optimizer') entry.group = group;
    return quantization === undefined
      ? entry
      : { ...entry, quantization: checkQuantization(quantization, name, source) };
  });
}

/** @throws ModelFormatError if two weights have the same name */
export function checkNames(specs: readonly WeightEntry[], source: string): void {
  const seen = new Set<string>();
  for (const { name } of specs) {
    if (seen.has(name)) throw manifestError(source, `duplicate name ${name}`);
    seen.add(name);
  }
}

/** Total size of weights in bytes. */
export function weightBytes(specs: readonly WeightEntry[]): number {
  return specs.reduce((sum, { shape, dtype, quantization }) => {
    return sum + shapeSize(shape) * (BYTES[quantization?.dtype ?? dtype] ?? 4);
  }, 0);
}

function checkQuantization(
  quantization: unknown,
  name: string,
  source: string,
): NonNullable<WeightEntry['quantization']> {
  const { dtype, scale, min } = isJsonObject(quantization) ? quantization : {};
  if (dtype === 'float16') return { dtype };
  if (dtype !== 'uint8' && dtype !== 'uint16') {
    throw new WeightsDtypeError(source, name, `quantized as ${JSON.stringify(dtype)}`);
  }
  if (typeof scale === 'number' && typeof min === 'number') return { dtype, scale, min };
  throw manifestError(source, `${name} is quantized without scale and min`);
}

/** Rejects a path outside the folder of the model, so that an untrusted model cannot read other files. */
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
  throw manifestError(source, `path ${JSON.stringify(path)} is outside the folder of the model`);
}

function isShape(shape: unknown): shape is number[] {
  return Array.isArray(shape) && shape.every((size) => Number.isSafeInteger(size) && size >= 0);
}
