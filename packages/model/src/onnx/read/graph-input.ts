import type { DecodedGraph, DecodedNode } from '../proto/decode-onnx.js';
import type { GraphConstants } from './graph-constants.js';
import type { AxisOrder } from './graph-cursor.js';

/** The input of a graph. */
export interface GraphInput {
  readonly name: string;
  /** The shape of a sample, channels last. */
  readonly shape: readonly number[];
  /** The order of its axes in the graph. */
  readonly order: AxisOrder;
  /** What was assumed. */
  readonly notes: readonly string[];
}

/**
 * Finds the input of a graph. Files of old versions list the initializers among the inputs.
 * @param fail throws the error for what is wrong
 */
export function graphInput(
  { inputs, nodes }: DecodedGraph,
  constants: GraphConstants,
  fail: (found: string) => never,
): GraphInput {
  const [input, ...others] = inputs.filter(({ name }) => !constants.has(name));
  if (!input || others.length > 0) return fail(`${inputs.length} inputs, not one`);
  const [, ...sizes] = input.shape;
  if (sizes.some((size) => size === 0)) return fail(`an input of the size 0`);
  const known = sizes.filter((size) => size !== undefined);
  if (known.length === sizes.length && sizes.length > 0 && sizes.length < 3) {
    return { name: input.name, shape: known, order: 'channels-last', notes: [] };
  }
  if (sizes.length !== 3) return fail(`an input of ${sizes.length + 1} axes`);
  const isLast = isTransposed(nodes, input.name) || hasFewChannels(sizes);
  const [rows = 28, columns = 28, channels = 1] = isLast ? sizes : [sizes[1], sizes[2], sizes[0]];
  const notes = known.length < sizes.length ? [`an input of ${rows}×${columns}×${channels} is assumed`] : [];
  const order = isLast ? 'channels-last' : 'channels-first';
  return { name: input.name, shape: [rows, columns, channels], order, notes };
}

/** Whether a graph brings the channels of its images to the front. */
function isTransposed(nodes: readonly DecodedNode[], input: string): boolean {
  return nodes.some(
    ({ opType, inputs, attributes }) =>
      opType === 'Transpose' && inputs[0] === input && String(attributes.get('perm')) === '0,3,1,2',
  );
}

/** Whether the last size of an image looks like that of the channels, and the first one does not. */
function hasFewChannels([first, , last]: readonly (number | undefined)[]): boolean {
  return last !== undefined && last <= 4 && !(first !== undefined && first <= 4);
}
