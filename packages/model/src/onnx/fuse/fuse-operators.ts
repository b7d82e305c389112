import type { DecodedGraph, DecodedNode } from '../proto/decode-onnx.js';
import type { GraphConstants } from '../read/graph-constants.js';
import { fuseRbf, fuseSoftmin } from './fuse-1998.js';
import { fuseGelu, fuseScaledTanh } from './fuse-activations.js';
import { type Fusion, GraphIndex } from './graph-index.js';

/** The operators that some layers are recognized by, with what finds the other nodes of the layer. */
const FUSIONS: Readonly<Record<string, (node: DecodedNode, index: GraphIndex) => Fusion | undefined>> = {
  Erf: fuseGelu,
  Tanh: fuseScaledTanh,
  Unsqueeze: fuseRbf,
  Neg: fuseSoftmin,
};

/**
 * Replaces nodes that together compute a layer by one node: `Gelu`, or an operator that only this package has. It has the place, the name
 * and the outputs of the last of them. Outputs of the graph that others of them compute are dropped.
 */
export function fuseOperators(graph: DecodedGraph, constants: GraphConstants): DecodedGraph {
  const index = new GraphIndex(graph, constants);
  const fused = new Map<DecodedNode, DecodedNode | undefined>();
  for (const node of graph.nodes) {
    const fusion = Object.hasOwn(FUSIONS, node.opType) ? FUSIONS[node.opType]?.(node, index) : undefined;
    const last = fusion?.nodes.at(-1);
    if (!fusion || !last) continue;
    const { opType, input, attributes = new Map() } = fusion;
    for (const each of fusion.nodes) fused.set(each, undefined);
    fused.set(last, { ...last, opType, inputs: [input], attributes });
  }
  const nodes = graph.nodes.flatMap((node) => (fused.has(node) ? (fused.get(node) ?? []) : [node]));
  const kept = new Set(nodes.flatMap(({ outputs }) => outputs));
  const dropped = new Set(
    [...fused.keys()].flatMap(({ outputs }) => outputs).filter((name) => !kept.has(name)),
  );
  return { ...graph, nodes, outputs: graph.outputs.filter(({ name }) => !dropped.has(name)) };
}
