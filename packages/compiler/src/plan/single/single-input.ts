import { INPUT } from '../../lower/network.js';
import { borderAfter } from '../memory/borders.js';
import { at } from '../memory/buffer.js';
import { type Op, op } from '../op.js';
import type { SingleContext, SinglePlaces } from './single-context.js';
import { type SingleImage, singleField } from './single-value.js';

/** Allocates the input of a single image. The values of its border are in the memory from the start. */
export function singleInput({ arena, network }: Pick<SingleContext, 'arena' | 'network'>): SingleImage {
  return singleField(arena, 'single input', network.field, borderAfter(network, INPUT));
}

/** The kernel call that scales the pixels of a single image into the field of the input. */
export function gatherSingle(
  { network, options }: SingleContext,
  places: SinglePlaces,
  input: SingleImage,
): Op {
  const [rows, columns, channels] = network.input;
  const { border, scale, shift } = network.field;
  const offset = input.address.offset + border.top * input.row + border.left * input.pixel;
  return op('singleGather', 'input', {
    image: at(places.images),
    y: { ...input, address: { ...input.address, offset } },
    rows,
    columns,
    channels,
    scale: options.scale * scale,
    shift: options.shift * scale + shift,
  });
}
