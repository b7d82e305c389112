import { NETWORK_INPUT } from '@lenet5/core';
import { UnsupportedModelFileError } from '../../errors/import-errors.js';
import type { ReadModel } from '../../read/stack-draft.js';
import { fuseOperators } from '../fuse/fuse-operators.js';
import type { DecodedGraph, DecodedNode } from '../proto/decode-onnx.js';
import { type GraphConstants, graphConstants } from './graph-constants.js';
import { GraphCursor, type GraphValue } from './graph-cursor.js';
import { GraphDraft } from './graph-draft.js';
import { graphInput } from './graph-input.js';
import { computedInputs, neededNodes } from './needed-nodes.js';
import { NodeReader } from './node-reader.js';
import { OPERATORS } from './operators.js';
import { readNothing } from './read-shapes.js';

/**
 * Reads the operators from the input of a graph to its output.
 * @throws UnsupportedModelFileError if it has several inputs or outputs, or an operator that is not of the family
 */
export function readGraph(decoded: DecodedGraph, source: string): ReadModel {
  const fail = (found: string): never => {
    throw new UnsupportedModelFileError(source, found);
  };
  const constants = graphConstants(decoded);
  const input = graphInput(decoded, constants, fail);
  checkNames(decoded, input.name, fail);
  const { nodes, output } = neededNodes(fuseOperators(decoded, constants), constants, fail);
  const draft = new GraphDraft(source, input.shape);
  draft.notes.push(...input.notes);
  const first = { layer: NETWORK_INPUT, order: input.order, isShared: true };
  const values = readNodes(nodes, constants, draft, new Map([[input.name, first]]));
  const end = values.get(output);
  if (end?.flattened) fail(`output ${output} is a flattened image, channels first`);
  if (end?.order === 'channels-first' && draft.shapeOf(end.layer).length === 2)
    fail(`output ${output} is a transposed sample`);
  draft.notes.push('pixels from 0 (paper) to 1 (ink) are assumed');
  return draft.build(decoded.name || 'onnx');
}

/** @returns the values of the graph, by name */
function readNodes(
  nodes: readonly DecodedNode[],
  constants: GraphConstants,
  draft: GraphDraft,
  values: Map<string, GraphValue>,
): ReadonlyMap<string, GraphValue> {
  const takers = new Map<string, number>();
  for (const name of nodes.flatMap((node) => computedInputs(node, constants)))
    takers.set(name, (takers.get(name) ?? 0) + 1);
  for (const node of nodes) {
    const reader = new NodeReader(node, constants, (found) => draft.fail(found));
    const inputs = computedInputs(node, constants).map((name) => {
      const value = values.get(name) ?? reader.fail(`no node before it computes input ${name}`);
      return { ...value, isShared: value.isShared || (takers.get(name) ?? 0) > 1 };
    });
    const [value, ...others] = inputs;
    const read = OPERATORS.get(node.opType);
    if (!read) return reader.fail('an operator that cannot be read');
    if (!value) return reader.fail('no computed input');
    if (read !== readNothing && inputs.some(({ isLog }) => isLog)) reader.fail('a log-softmax as its input');
    const cursor = new GraphCursor(draft, [value, ...others]);
    read(reader, cursor);
    values.set(node.outputs[0] ?? '', cursor.value);
  }
  return values;
}

/** Checks that each value has one source. */
function checkNames({ nodes }: DecodedGraph, input: string, fail: (found: string) => never): void {
  const names = new Set([input]);
  for (const name of nodes.flatMap(({ outputs }) => outputs.filter((output) => output !== ''))) {
    if (names.has(name)) fail(`two nodes compute ${name}`);
    names.add(name);
  }
}
