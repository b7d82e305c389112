import type { TransformedImageView, TransformedKernelView } from '../../../contract.generated.js';
import type { Connection, ConvolutionLayer } from '../../../lower/network.js';
import type { Arena } from '../../memory/arena.js';
import { type Address, at } from '../../memory/buffer.js';

/** The connections of a nested convolution as a kernel reads them: see assembly/kernels/convolution/table-conv2d.ts. */
export interface ConnectionLists {
  /** A list for each filter, for the output. */
  readonly filters: Address;
  /** A list for each channel, counted once per piece of the kernel, for the gradient of the input. */
  readonly channels: Address;
}

/** The transformed images and the transformed kernel that the lists refer to. */
interface Transformed {
  readonly xHat: TransformedImageView;
  readonly yHat: TransformedImageView;
  readonly kernelHat: TransformedKernelView;
}

/** Adds the lists of a convolution to the arena; undefined if a filter reads nothing, or no filter reads a channel. */
export function addConnectionLists(
  arena: Arena,
  { name, input, output }: ConvolutionLayer,
  connections: readonly Connection[],
  pieces: number,
  { xHat, yHat, kernelHat }: Transformed,
): ConnectionLists | undefined {
  const taps = Array.from({ length: pieces }, (_, piece) =>
    connections.map(({ channel, filter }) => ({ channel: piece * input[2] + channel, filter })),
  ).flat();
  const weight = ({ channel, filter }: Connection): number => channel * kernelHat.row + filter * 4;
  const filters = listsOf(
    output[2],
    taps,
    (tap) => tap.filter,
    (tap) => [tap.channel * xHat.channel, weight(tap)],
  );
  const channels = listsOf(
    pieces * input[2],
    taps,
    (tap) => tap.channel,
    (tap) => [tap.filter * yHat.channel, weight(tap)],
  );
  if (!filters || !channels) return undefined;
  return {
    filters: at(arena.addTable(`connections of the filters of ${name}`, filters)),
    channels: at(arena.addTable(`connections of the channels of ${name}`, channels)),
  };
}

/** The lists one after the other, each with its length; undefined if one is empty. */
function listsOf(
  count: number,
  taps: readonly Connection[],
  listOf: (tap: Connection) => number,
  places: (tap: Connection) => readonly [image: number, kernel: number],
): Int32Array | undefined {
  const lists = Array.from({ length: count }, (_, list) => taps.filter((tap) => listOf(tap) === list));
  if (lists.some(({ length }) => length === 0)) return undefined;
  // In the order of the sums of the dense kernels, which has the same bits.
  const sorted = lists.map((list) => list.toSorted((a, b) => a.channel - b.channel || a.filter - b.filter));
  return Int32Array.from(sorted.flatMap((list) => [list.length, ...list.flatMap(places)]));
}
