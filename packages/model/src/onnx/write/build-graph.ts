import { connectLayers, type PlainModel } from '@lenet5/core';
import type { OnnxGraph } from '../proto/onnx-graph.js';
import { flattenedImages, layerSources } from './flattened-images.js';
import { GraphBuilder } from './graph-builder.js';
import { BATCH, channelsFirst, type LastLayer, nameOutputs } from './name-outputs.js';
import { writeLayer } from './write-layer.js';

/** Name of the input of the graph. */
const INPUT = 'input';

/**
 * Builds the graph of a model: from `input`, `[batch, channels, rows, columns]`, to the outputs that {@link nameOutputs} names.
 * @throws UnsupportedLayerError
 */
export function buildGraph(model: PlainModel): OnnxGraph {
  const { inputShape, layers } = connectLayers(model.config);
  const graph = new GraphBuilder(model.readValues());
  const sources = layerSources(layers);
  const images = flattenedImages(layers, sources);
  const values: string[] = [];
  let last: LastLayer | undefined;
  for (const [index, layer] of layers.entries()) {
    const inputs = (sources[index] ?? []).map((source) => values[source] ?? INPUT);
    const [input = INPUT] = inputs;
    const output = writeLayer(graph, layer, inputs, images.get(layer));
    values.push(output);
    if (output !== input) last = { layer, input, output };
  }
  const [first] = layers;
  last ??= { layer: first!, input: INPUT, output: graph.add('Identity', first!.name, [INPUT]) };
  const outputs = nameOutputs(graph, last);
  return {
    name: model.name,
    nodes: graph.nodes,
    initializers: graph.initializers,
    inputs: [{ name: INPUT, shape: [BATCH, ...channelsFirst(inputShape)] }],
    outputs,
  };
}
