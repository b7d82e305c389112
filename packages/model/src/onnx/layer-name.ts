import type { GraphCursor, NodeReader } from './graph-cursor.js';

/**
 * A name for the layer of a node: that of the module that the node belongs to (`/conv1/Conv`), else that of its weights
 * (`conv1.weight`), else `kind` and a number.
 */
export function layerName(reader: NodeReader, { draft }: GraphCursor, kind: string): string {
  const [, module] = /^\/([A-Za-z][^/]*)\/[^/]+$/.exec(reader.node.name) ?? [];
  const [, ofWeights] = /^([A-Za-z][\w.]*)[./](?:weight|kernel)$/.exec(reader.node.inputs[1] ?? '') ?? [];
  const wanted = (module ?? ofWeights)?.replaceAll('.', '_');
  return wanted === undefined ? draft.numberedName(kind) : draft.unusedName(wanted);
}
