import type { GraphDraft } from './graph-draft.js';
import type { NodeReader } from './node-reader.js';

/**
 * A name for the layer of a node: that of the module that the node belongs to (`/conv1/Conv`), else that of its weights
 * (`conv1.weight`), else `kind` and a number.
 */
export function layerName(reader: NodeReader, draft: GraphDraft, kind: string): string {
  const [, ofWeights] = /^([A-Za-z][\w.]*)[./](?:weight|kernel)$/.exec(reader.node.inputs[1] ?? '') ?? [];
  const wanted = (moduleOf(reader) ?? ofWeights)?.replaceAll('.', '_');
  return wanted === undefined ? draft.numberedName(kind) : draft.unusedName(wanted);
}

/** The module that a node belongs to. */
export function moduleOf({ node }: NodeReader): string | undefined {
  return /^\/([A-Za-z][^/]*)\/[^/]+$/.exec(node.name)?.[1];
}
