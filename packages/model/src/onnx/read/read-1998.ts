import type { LayerConfig, Padding } from '@lenet5/core';
import type { DraftWeights } from './graph-draft.js';
import { layerName } from './layer-name.js';
import type { ReadNode } from './node-reader.js';
import type { Window } from './read-window.js';

/** A convolution of a graph. */
export interface Convolution {
  readonly name: string;
  readonly window: Window;
  readonly padding: Padding;
  /** Shape of its weights. */
  readonly shape: readonly [filters: number, inputs: number, height: number, width: number];
  readonly groups: number;
  /** Its weights, row-major. */
  readonly values: Float32Array;
  readonly bias: Float32Array | undefined;
}

/** A layer that computes the same as a convolution. */
interface SpecialLayer {
  readonly config: LayerConfig;
  readonly weights: DraftWeights;
  /** What reading it changes, for the notes. */
  readonly note?: string;
}

/** The subsampling that computes the same as a depthwise convolution: its windows are adjacent, and the weights of a map are equal. */
export function subsamplingOf(convolution: Convolution): SpecialLayer | undefined {
  const { name, window, padding, shape, groups, values, bias } = convolution;
  const [filters, inputs, height, width] = shape;
  const field = height * width;
  const isAdjacent = String(window.size) === String(window.strides) && String(window.dilationRate) === '1,1';
  const isPerMap = inputs === 1 && filters === groups;
  if (!bias || !isAdjacent || padding !== 'valid' || !isPerMap || field === 1) return undefined;
  const kernel = Float32Array.from({ length: filters }, (_, map) => values[map * field] ?? 0);
  if (values.some((value, at) => value !== kernel[Math.floor(at / field)])) return undefined;
  return {
    config: { type: 'Subsampling2D', name, poolSize: window.size, activation: 'linear' },
    weights: { kernel, bias },
  };
}

/** The convolution with a connection table that computes the same as one in which the kernels of some maps are 0. */
export function tableConvolutionOf(convolution: Convolution): SpecialLayer | undefined {
  const { name, window, padding, shape, groups, values, bias } = convolution;
  const [filters, inputs, height, width] = shape;
  const field = height * width;
  const isDense = String([...window.strides, ...window.dilationRate]) === '1,1,1,1';
  if (!bias || !isDense || groups > 1 || padding !== 'valid' || field === 1) return undefined;
  const kernelOf = (filter: number, map: number): Float32Array =>
    values.subarray((filter * inputs + map) * field, (filter * inputs + map + 1) * field);
  const maps = [...Array(inputs).keys()];
  const connections = Array.from({ length: filters }, (_, filter) =>
    maps.filter((map) => kernelOf(filter, map).some((value) => value !== 0)),
  );
  const pairs = connections.flatMap((read, filter) => read.map((map) => kernelOf(filter, map)));
  // A filter that reads no map, or a map that no filter reads, is rather one that training did not use.
  const isTable =
    connections.every(({ length }) => length > 0) && new Set(connections.flat()).size === inputs;
  if (!isTable || pairs.length === filters * inputs) return undefined;
  const kernel = Float32Array.from(
    { length: pairs.length * field },
    (_, at) => pairs[at % pairs.length]?.[Math.floor(at / pairs.length)] ?? 0,
  );
  return {
    config: { type: 'TableConv2D', name, kernelSize: window.size, connections, activation: 'linear' },
    weights: { kernel, bias },
    note: `kernels of ${name} that are 0 are read as missing connections`,
  };
}

/** Reads radial basis function units: the squared distances to the rows of a constant. */
export const readRbf: ReadNode = (reader, cursor) => {
  const centers = reader.tensor('centers');
  const [units = 0, inputs = 0] = centers?.shape ?? [];
  if (centers?.shape.length !== 2) return reader.fail('no centers');
  if (cursor.value.flattened) reader.fail('a flattened image, channels first');
  const row = (unit: number): number[] =>
    [...centers.values.subarray(unit * inputs, (unit + 1) * inputs)].map((value) => reader.decimal(value));
  const name = layerName(reader, cursor.draft, 'rbf');
  cursor.add({ type: 'RBF', name, centers: Array.from({ length: units }, (_, unit) => row(unit)) });
};

/** Reads Softmin, of which the graph also computes the probability of "none of these". */
export const readSoftmin: ReadNode = (reader, cursor) => {
  const classes = reader.number('classes', 0);
  if (String(cursor.shape) !== String(classes))
    reader.fail(`${classes} classes of a value [${cursor.shape.join(', ')}]`);
  if (cursor.value.flattened) reader.fail('a flattened image, channels first');
  const rejectPenalty = reader.number('rejectPenalty', 0);
  cursor.add({ type: 'Softmin', name: layerName(reader, cursor.draft, 'softmin'), rejectPenalty });
};
