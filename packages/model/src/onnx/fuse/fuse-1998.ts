import type { AttributeValue, DecodedNode } from '../proto/decode-onnx.js';
import type { Fusion, GraphIndex } from './graph-index.js';

/** Finds radial basis function units: Σ (x − center)² over the last axis, for the rows of a constant. */
export function fuseRbf(unsqueeze: DecodedNode, index: GraphIndex): Fusion | undefined {
  const difference = index.after(unsqueeze, 'Sub');
  const square = difference && index.after(difference, 'Pow');
  const sum = square && index.after(square, 'ReduceSum');
  const centers = difference && index.operands(difference)?.constant;
  if (!sum || centers?.shape.length !== 2) return undefined;
  const isSquare = index.hasFactor(square, 2) && sum.attributes.get('keepdims') === 0;
  const axes = [axesOf(unsqueeze, index), axesOf(sum, index)].map(String);
  if (!isSquare || axes[0] !== '1' || !['2', '-1'].includes(axes[1] ?? '')) return undefined;
  return {
    nodes: [unsqueeze, difference, square, sum],
    opType: 'lenet5.Rbf',
    input: unsqueeze.inputs[0] ?? '',
    attributes: new Map<string, AttributeValue>([['centers', centers]]),
  };
}

/**
 * Finds Softmin from the `Neg` of the penalties: the first columns of the softmax of the negated penalties and that of "none of these".
 */
export function fuseSoftmin(negation: DecodedNode, index: GraphIndex): Fusion | undefined {
  const padding = index.after(negation, 'Pad');
  const softmax = padding && index.after(padding, 'Softmax');
  const [reject = Number.NaN] = (padding && index.constant(padding, 2)?.values) ?? [];
  const pads = padding && index.constant(padding, 1)?.values;
  const axis = softmax?.attributes.get('axis') ?? -1;
  if (!softmax || String(pads) !== '0,0,0,1' || (axis !== 1 && axis !== -1)) return undefined;
  const slices = index.takers(softmax).map((node) => ({ node, range: columns(node, index) }));
  const first = slices.find(({ range }) => range?.begin === 0);
  const classes = first?.range?.end;
  const isSplit = slices.every(({ range }) => range && (range.begin === 0 || range.begin === classes));
  if (!first || classes === undefined || !isSplit || slices.length > 2) return undefined;
  return {
    nodes: [negation, padding, softmax, ...slices.map(({ node }) => node), first.node],
    opType: 'lenet5.Softmin',
    input: negation.inputs[0] ?? '',
    attributes: new Map<string, AttributeValue>([
      ['classes', classes],
      ['rejectPenalty', -reject],
    ]),
  };
}

/** The columns that a `Slice` takes of a matrix. */
function columns(
  node: DecodedNode,
  index: GraphIndex,
): { readonly begin: number; readonly end: number } | undefined {
  const [begin, end, axis, step = 1] = [1, 2, 3, 4].map((at) => index.constant(node, at)?.values[0]);
  const isColumns = node.opType === 'Slice' && (axis === 1 || axis === -1) && step === 1;
  return isColumns && begin !== undefined && end !== undefined ? { begin, end } : undefined;
}

/** The axes of a node, which are an input of later versions of the operator. */
function axesOf(node: DecodedNode, index: GraphIndex): readonly number[] {
  const attribute = node.attributes.get('axes');
  return Array.isArray(attribute) ? attribute : [...(index.constant(node, 1)?.values ?? [])];
}
