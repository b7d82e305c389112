import { foldIntoWeights } from '@lenet5/core';
import { channelsLastValues } from '../kernel-layout.js';
import type { GraphCursor } from './graph-cursor.js';
import { layerName } from './layer-name.js';
import type { NodeReader, ReadNode } from './node-reader.js';
import { channelValues } from './read-bias.js';

/** Reads `BatchNormalization` of inference: folds it into the layer before it if that is linear, else adds it as a layer. */
export const readBatchNormalization: ReadNode = (reader, cursor) => {
  const { value, shape } = cursor;
  if (shape.length > 1 && value.order !== 'channels-first') reader.fail('a value whose channels are last');
  const parameters = {
    gamma: parameter(reader, cursor, 1),
    beta: parameter(reader, cursor, 2),
    mean: parameter(reader, cursor, 3),
    variance: parameter(reader, cursor, 4),
    epsilon: reader.number('epsilon', 1e-5),
  };
  const { gamma, beta, mean, variance, epsilon } = parameters;
  const { last, draft } = cursor;
  if (last && 'useBias' in last.config && last.config.activation === 'linear') {
    const role = last.config.type === 'DepthwiseConv2D' ? 'depthwise_kernel' : 'kernel';
    const kernel = last.weights[role] ?? new Float32Array();
    const folded = foldIntoWeights(kernel, last.weights.bias, parameters);
    cursor.replaceLast({ ...last.config, useBias: true }, { [role]: folded.kernel, bias: folded.bias });
    const name = reader.node.name || 'batch_normalization';
    draft.notes.push(`batch normalization ${name} is folded into ${last.config.name}`);
    return;
  }
  const name = layerName(reader, draft, 'batch_normalization');
  const momentum = reader.number('momentum', 0.9);
  cursor.add(
    { type: 'BatchNormalization', name, momentum, epsilon, center: true, scale: true },
    { gamma, beta, moving_mean: mean, moving_variance: variance },
  );
};

/** A value per channel, or per value of a flattened image in the order of a stack. */
function parameter(reader: NodeReader, { value, shape }: GraphCursor, index: number): Float32Array {
  const values = channelValues(reader, index, shape.at(-1) ?? 0);
  return value.flattened ? channelsLastValues([...value.flattened, 1], values) : values;
}
