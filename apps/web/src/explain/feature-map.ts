/** Maps of one size, one for each channel, as a layer holds them for one image. */
export interface FeatureMap {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Shape `[height, width, channels]`, row-major. */
  readonly values: Float64Array;
}

/** Maps of zeros. */
export function emptyMap(height: number, width: number, channels: number): FeatureMap {
  return { height, width, channels, values: new Float64Array(height * width * channels) };
}

/** Maps of the same size as `map`, each value turned by `turn`. */
export function mapValues(map: FeatureMap, turn: (value: number, index: number) => number): FeatureMap {
  return { ...map, values: map.values.map(turn) };
}

/** One channel of the maps, row-major. */
export function channelOf(map: FeatureMap, channel: number): Float64Array {
  return Float64Array.from(
    { length: map.height * map.width },
    (_, position) => map.values[position * map.channels + channel] ?? 0,
  );
}
