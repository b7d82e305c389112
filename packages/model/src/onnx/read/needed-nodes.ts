import type { DecodedGraph, DecodedNode } from '../proto/decode-onnx.js';
import type { GraphConstants } from './graph-constants.js';

/** Operators whose inputs can all be computed. Of other operators, all but the first are constants, or sizes. */
const SEVERAL_INPUTS = new Set(['Add', 'Sub', 'Mul', 'Div', 'Sum']);

/** Operators that compute the most probable class, which is no part of a network. */
const LABEL_OPERATORS = new Set(['ArgMax', 'TopK']);

/** The inputs of a node that the graph computes. An empty name is that of an absent input. */
export function computedInputs(
  { opType, inputs }: DecodedNode,
  constants: GraphConstants,
): readonly string[] {
  if (SEVERAL_INPUTS.has(opType)) return inputs.filter((name) => name !== '' && !constants.has(name));
  return inputs.slice(0, 1).filter((name) => name !== '');
}

/** The nodes that compute the output of a network, in their order. */
export interface NeededNodes {
  readonly nodes: readonly DecodedNode[];
  readonly output: string;
}

/**
 * Finds the output of a graph and the nodes that compute it. A value from which another output is computed, such as logits, is not the
 * output, and neither is a label.
 * @param fail throws the error for what is wrong
 */
export function neededNodes(
  graph: DecodedGraph,
  constants: GraphConstants,
  fail: (found: string) => never,
): NeededNodes {
  const labels = labelSources(graph, constants);
  const outputs = new Set(graph.outputs.map(({ name }) => labels.get(name) ?? name));
  const taken = new Set(
    nodesBefore(graph, constants, outputs).flatMap((node) => computedInputs(node, constants)),
  );
  const [output, ...others] = [...outputs].filter((name) => !taken.has(name));
  if (output === undefined) return fail('no output');
  if (others.length > 0) return fail(`${others.length + 1} outputs: ${[output, ...others].join(', ')}`);
  const nodes = nodesBefore(graph, constants, [output]);
  if (!nodes.some((node) => node.outputs.includes(output))) return fail(`no node computes output ${output}`);
  return { nodes, output };
}

/** For each value that is computed from a label, what the label is computed from. */
function labelSources({ nodes }: DecodedGraph, constants: GraphConstants): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  for (const node of nodes) {
    const [input = ''] = computedInputs(node, constants);
    const source = sources.get(input) ?? (LABEL_OPERATORS.has(node.opType) ? input : undefined);
    if (source !== undefined) for (const output of node.outputs) sources.set(output, source);
  }
  return sources;
}

/** The nodes that compute some values. Each node comes after those whose outputs it takes, as ONNX requires. */
function nodesBefore(
  { nodes }: DecodedGraph,
  constants: GraphConstants,
  values: Iterable<string>,
): DecodedNode[] {
  const needed = new Set(values);
  return nodes
    .toReversed()
    .filter((node) => {
      if (constants.has(node.outputs[0] ?? '')) return false;
      const isNeeded = node.outputs.some((output) => needed.has(output));
      if (isNeeded) for (const input of computedInputs(node, constants)) needed.add(input);
      return isNeeded;
    })
    .reverse();
}
