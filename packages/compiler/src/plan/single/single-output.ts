import { at } from '../buffer.js';
import { type Op, op } from '../op.js';
import type { Places } from '../places.js';
import type { PlanContext } from '../plan-context.js';
import { rbfForward } from '../rbf.js';
import { rejectOperands } from '../reject-operands.js';
import { asMatrix, wholeMatrix } from '../value.js';
import type { SingleValue } from './single-value.js';

/**
 * The kernel calls that compute the class probabilities of a single image, by kernels for lane groups: of radial basis function
 * units, the input is copied into a column, otherwise the logits.
 */
export function singleOutput(context: PlanContext, places: Places, { address }: SingleValue): Op[] {
  const { network, layers } = context;
  const last = layers.at(-1);
  if (!last) throw new RangeError('a network without layers');
  const units = last.layer.kind === 'rbf' ? [rbfForward(context, last, last.layer)] : [];
  const column = asMatrix(units.length > 0 ? last.input : last.output);
  const z = wholeMatrix(asMatrix(last.output));
  const { classes } = network;
  return [
    op('broadcast', 'softmax', { x: address, y: wholeMatrix(column), units: column.shape }),
    ...units,
    op('softmax', 'softmax', {
      z,
      probabilities: at(places.probabilities),
      classes,
      ...rejectOperands(network),
    }),
  ];
}
