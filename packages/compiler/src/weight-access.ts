import { formatQuantity, type NamedTensor, type WeightSpec } from '@lenet5/core';
import { InvalidStateError } from './errors/invalid-state-error.js';
import type { Connection } from './lower/network.js';
import type { Buffer } from './plan/memory/buffer.js';
import { momentNames, placeOfRow, type WeightMatrix } from './plan/memory/weight-matrix.js';
import type { Plan } from './plan/plan.js';
import type { ProgramState } from './program-state.js';

/** What the place of a weight in the arena depends on. */
export interface WritableWeight
  extends Pick<WeightMatrix, 'rows' | 'channels' | 'columns' | 'row' | 'connections'> {
  readonly weight: Pick<WeightSpec, 'name' | 'shape'>;
  readonly value: Pick<Buffer, 'offset'>;
}

/** Copies a weight, or a buffer of the same layout, from the arena. */
function readMatrix(
  memory: WebAssembly.Memory,
  matrix: WritableWeight,
  from: Pick<Buffer, 'offset'>,
): Float32Array {
  const { rows, columns, connections } = matrix;
  const floats = new Float32Array(memory.buffer);
  if (connections)
    return Float32Array.from(floatsOfConnections(matrix, connections, from), (at) => floats[at] ?? 0);
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const at = (from.offset + placeOfRow(matrix, row) * matrix.row) / 4;
    values.set(floats.subarray(at, at + columns), row * columns);
  }
  return values;
}

/** Copies values into a buffer that has the layout of a weight. */
function writeMatrix(
  memory: WebAssembly.Memory,
  matrix: WritableWeight,
  to: Pick<Buffer, 'offset'>,
  values: Float32Array,
): void {
  const { rows, columns, connections } = matrix;
  const floats = new Float32Array(memory.buffer);
  if (connections) {
    const places = floatsOfConnections(matrix, connections, to);
    for (const [index, at] of places.entries()) floats[at] = values[index] ?? 0;
    return;
  }
  for (let row = 0; row < rows; row++) {
    const at = (to.offset + placeOfRow(matrix, row) * matrix.row) / 4;
    floats.set(values.subarray(row * columns, (row + 1) * columns), at);
  }
}

/** The index among the floats of the memory of each value of a kernel `[height, width, connections]`. */
function floatsOfConnections(
  { rows, channels, row }: WritableWeight,
  connections: readonly Connection[],
  { offset }: Pick<Buffer, 'offset'>,
): number[] {
  const taps = rows / channels;
  return Array.from({ length: taps * connections.length }, (_, index) => {
    const { channel = 0, filter = 0 } = connections[index % connections.length] ?? {};
    const tap = Math.floor(index / connections.length);
    return (offset + (channel * taps + tap) * row) / 4 + filter;
  });
}

/** Copies all weights, in the order of the model. */
export function readWeights(memory: WebAssembly.Memory, { weights }: Plan): NamedTensor[] {
  return weights.map((matrix) => tensorOf(memory, matrix, matrix.value, matrix.weight.name));
}

/** Copies all moments: m of every weight, then v; of SDLM, the second derivatives. */
export function readMoments(memory: WebAssembly.Memory, plan: Plan): NamedTensor[] {
  return momentsOf(plan).map(({ matrix, buffer, name }) => tensorOf(memory, matrix, buffer, name));
}

/**
 * Writes weights by name.
 * @throws InvalidStateError if they don't fit; nothing is written then
 */
export function writeWeights(
  memory: WebAssembly.Memory,
  plan: { readonly weights: readonly WritableWeight[] },
  tensors: readonly NamedTensor[],
): void {
  match(valuesOf(plan.weights), tensors, 'weight')(memory);
}

/**
 * Writes weights and moments by name.
 * @throws InvalidStateError if they don't fit; nothing is written then
 */
export function writeState(memory: WebAssembly.Memory, plan: Plan, state: ProgramState): void {
  const weights = match(valuesOf(plan.weights), state.weights, 'weight');
  const moments = match(momentsOf(plan), state.moments, 'moment');
  weights(memory);
  moments(memory);
}

interface Place {
  readonly matrix: WritableWeight;
  readonly buffer: Pick<Buffer, 'offset'>;
  readonly name: string;
}

function momentsOf({ weights, options }: Plan): Place[] {
  return momentNames(options.optimizer).flatMap((moment, index) =>
    weights.flatMap((matrix) => {
      const buffer = matrix.moments[index];
      return buffer ? [{ matrix, buffer, name: `${moment}/${matrix.weight.name}` }] : [];
    }),
  );
}

function valuesOf(weights: readonly WritableWeight[]): Place[] {
  return weights.map((matrix) => ({ matrix, buffer: matrix.value, name: matrix.weight.name }));
}

/** Finds the tensor of each place, and returns a function that writes them all. */
function match(
  places: readonly Place[],
  tensors: readonly NamedTensor[],
  what: string,
): (memory: WebAssembly.Memory) => void {
  const given = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const writes = places.map(({ name, matrix, buffer }) => {
    const tensor = given.get(name);
    if (!tensor)
      throw new InvalidStateError({
        problem: `${what} ${name} is missing`,
        found: formatQuantity(tensors.length, 'tensor'),
        remedy: `pass all ${places.length}`,
      });
    if (String(tensor.shape) !== String(matrix.weight.shape))
      throw new InvalidStateError({
        problem: `the shape of ${what} ${name} does not match`,
        found: `[${tensor.shape.join(', ')}]`,
        remedy: `use [${matrix.weight.shape.join(', ')}]`,
      });
    return (memory: WebAssembly.Memory) => writeMatrix(memory, matrix, buffer, tensor.values);
  });
  if (tensors.length !== places.length)
    throw new InvalidStateError({
      problem: `the number of ${what}s does not match`,
      found: String(tensors.length),
      remedy: `pass ${places.length}`,
    });
  return (memory) => {
    for (const write of writes) write(memory);
  };
}

function tensorOf(
  memory: WebAssembly.Memory,
  matrix: WritableWeight,
  buffer: Pick<Buffer, 'offset'>,
  name: string,
): NamedTensor {
  return { name, shape: matrix.weight.shape, values: readMatrix(memory, matrix, buffer) };
}
