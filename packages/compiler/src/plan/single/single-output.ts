import { rbfForward } from '../layers/rbf.js';
import { at } from '../memory/buffer.js';
import { asMatrix, wholeMatrix } from '../memory/value.js';
import { type Op, op } from '../op.js';
import { outputOps } from '../outputs.js';
import type { SingleContext, SinglePlaces } from './single-context.js';
import type { SingleValue } from './single-value.js';

/**
 * The kernel calls that compute the prediction for a single image, by kernels for lane groups: of radial basis function
 * units, the input is copied into a column, otherwise the logits.
 */
export function singleOutput(context: SingleContext, places: SinglePlaces, { address }: SingleValue): Op[] {
  const { layers } = context;
  const last = layers.at(-1);
  if (!last) throw new RangeError('a network without layers');
  const units = last.layer.kind === 'rbf' ? [rbfForward(context, last, last.layer)] : [];
  const column = asMatrix(units.length > 0 ? last.input : last.output);
  return [
    op('broadcast', 'softmax', { x: address, y: wholeMatrix(column), units: column.shape }),
    ...units,
    ...outputOps(context, wholeMatrix(asMatrix(last.output)), at(places.predictions)),
  ];
}
