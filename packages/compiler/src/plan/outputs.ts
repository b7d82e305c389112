import { lastLayer } from './loss.js';
import type { Address } from './memory/buffer.js';
import { asMatrix, linesOf, type MatrixValue } from './memory/value.js';
import { type Op, op } from './op.js';
import type { PlanContext } from './plan-context.js';
import { rejectOperands } from './reject-operands.js';

/** The kernel calls that write the predictions: what the head makes of the output of the last layer. */
export function outputOps(
  context: Pick<PlanContext, 'network' | 'layers'>,
  z: Pick<MatrixValue, 'address' | 'unit'>,
  y: Address,
): Op[] {
  const { network } = context;
  const { head, outputs } = network;
  if (head === 'softmax')
    return [op('softmax', 'softmax', { z, probabilities: y, classes: outputs, ...rejectOperands(network) })];
  const [lines] = linesOf(asMatrix(lastLayer(context).output));
  const { units, rows, columns } = lines;
  const sigmoid = op('activation', 'outputs', {
    kind: 'sigmoid',
    x: lines,
    y: lines,
    ...{ units, rows, columns },
  });
  return [...(head === 'sigmoid' ? [sigmoid] : []), op('copyOutputs', 'outputs', { z, y, outputs })];
}
