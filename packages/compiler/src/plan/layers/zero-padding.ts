import type { LinesView } from '../../contract.generated.js';
import type { PaddingLayer } from '../../lower/network.js';
import { asImage, type ImageValue, insideBorder, type Value } from '../memory/value.js';
import { type Op, op } from '../op.js';

/** The kernel call that copies an image into a larger one, which has zeros around it from the start. */
export function paddingForward(layer: PaddingLayer, x: Value, y: Value): Op {
  return copy(layer, asImage(x), insideBorder(asImage(y), layer.padding));
}

/** The kernel call that copies the gradient of the image inside the padding. */
export function paddingBackward(layer: PaddingLayer, dy: Value, dx: Value): Op {
  return copy(layer, insideBorder(asImage(dy), layer.padding), asImage(dx));
}

function copy({ name, input }: PaddingLayer, from: ImageValue, to: ImageValue): Op {
  const [rows, columns, units] = input;
  return op('copyLines', name, { x: lines(from), y: lines(to), units, rows, columns });
}

function lines({ address, row, channel }: ImageValue): LinesView {
  return { address, row, unit: channel };
}
