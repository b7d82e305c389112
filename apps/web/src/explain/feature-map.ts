import type { Tensor4 } from '@lenet5/reference';

/** The maps of a layer for one image, one map per channel. */
export interface FeatureMap {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Shape `[height, width, channels]`, row-major. */
  readonly values: Float64Array;
}

/** The maps in a batch of one image. */
export function mapsOf({ shape: [, height, width, channels], values }: Tensor4): FeatureMap {
  return { height, width, channels, values };
}

/** The maps as a batch of one image. */
export function tensorOf({ height, width, channels, values }: FeatureMap): Tensor4 {
  return { shape: [1, height, width, channels], values };
}

/** One channel of the maps, row-major. */
export function channelOf(map: FeatureMap, channel: number): Float64Array {
  return Float64Array.from(
    { length: map.height * map.width },
    (_, position) => map.values[position * map.channels + channel] ?? 0,
  );
}
