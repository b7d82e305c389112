import { augmentOp } from '../augmentation/augment-op.js';
import type { KernelOperands } from '../contract.generated.js';
import { at, type Buffer } from './memory/buffer.js';
import type { Places } from './memory/places.js';
import { asImage, insideBorder } from './memory/value.js';
import { type Op, op } from './op.js';
import type { PlanContext } from './plan-context.js';

/** The kernel calls that fetch the training images of a lane group, and distort them if they are augmented. */
export function trainingInput(context: PlanContext, { trainImages, orders, positions }: Places): Op[] {
  const { arena, options } = context;
  const { augmentation, seed } = options;
  const input = inputOperands(context, trainImages, positions ? positions.offset - orders.offset : 0);
  const pixels = augmentation ? augmentOp(arena, input, augmentation, seed) : gather(context, input);
  return [...inputBorder(context), pixels];
}

/** The kernel calls that fetch the images of a lane group. */
export function gatherInput(context: PlanContext, images: Buffer): Op[] {
  return [...inputBorder(context), gather(context, inputOperands(context, images, 0))];
}

function gather({ options }: PlanContext, input: KernelOperands['gather']): Op {
  return op(options.hasFloatInputs ? 'gatherFloats' : 'gather', 'input', input);
}

/** The border of the network's input. It is filled for each lane group again, which takes no time worth saving. */
function inputBorder({ layers, network }: PlanContext): Op[] {
  const [first] = layers;
  const { border, filling } = network.field;
  const hasBorder = Math.max(border.top, border.left, border.bottom, border.right) > 0;
  if (!first || !hasBorder) return [];
  const [rows, columns, channels] = network.input;
  return [
    op('border', 'input', { y: asImage(first.input), rows, columns, channels, ...border, value: filling }),
  ];
}

/** @param positions the distance from the index of an image to the position of its pixels, in bytes; 0 if the index is the position. */
function inputOperands(
  { layers, network, options }: PlanContext,
  images: Buffer,
  positions: number,
): KernelOperands['gather'] {
  const [first] = layers;
  if (!first) throw new RangeError('a network without layers');
  const [rows, columns, channels] = network.input;
  const { field } = network;
  const scale = options.scale * field.scale;
  const shift = options.shift * field.scale + field.shift;
  const y = insideBorder(asImage(first.input), field.border);
  return { images: at(images), positions, y, rows, columns, channels, scale, shift };
}
