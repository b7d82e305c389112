/** What the page shows of the output of a layer: some channels of an image as small maps, or the units of a vector. */
export interface LayerTiles {
  /** The shape of the output of the layer. */
  readonly shape: readonly number[];
  /** Rows and columns of a map; `[1, units]` for a vector. */
  readonly size: readonly [rows: number, columns: number];
  /** The maps of the first channels, each row-major; one for a vector, with its first units. */
  readonly maps: readonly Float32Array[];
  /** Rows and columns of the output that one value of a map is the mean of; 1 if the maps are complete. */
  readonly block: number;
  /** The largest magnitude of a value in the maps. */
  readonly largest: number;
}

/** The most maps that are shown, and the most rows or columns of a map: a tile on the page has about as many pixels. */
const MAX_MAPS = 64;
const MAX_SIDE = 64;
/** The most units of a vector: a bar each. */
const MAX_UNITS = 1024;

/**
 * Arranges the output of a layer for the page.
 *
 * @param values row-major, of `shape`
 * @param shape `[rows, columns, channels]` or `[units]`
 */
export function layerTiles(values: Float32Array, shape: readonly number[]): LayerTiles {
  const [rows = 0, columns = 1, channels = 1] = shape;
  const isImage = shape.length === 3;
  const block = isImage ? Math.ceil(Math.max(rows, columns) / MAX_SIDE) : 1;
  const maps = isImage
    ? Array.from({ length: Math.min(MAX_MAPS, channels) }, (_, channel) =>
        mapOf(values, { rows, columns, channels, channel, block }),
      )
    : [values.subarray(0, MAX_UNITS)];
  return {
    shape,
    size: isImage
      ? [Math.ceil(rows / block), Math.ceil(columns / block)]
      : [1, Math.min(MAX_UNITS, values.length)],
    maps,
    block,
    largest: maps.reduce((most, map) => map.reduce((own, value) => Math.max(own, Math.abs(value)), most), 0),
  };
}

interface MapSource {
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
  readonly channel: number;
  readonly block: number;
}

/** The means of the blocks of a channel. A block at the edge can be smaller. */
function mapOf(values: Float32Array, { rows, columns, channels, channel, block }: MapSource): Float32Array {
  const width = Math.ceil(columns / block);
  const sums = new Float32Array(Math.ceil(rows / block) * width);
  const counts = new Uint16Array(sums.length);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const at = Math.floor(y / block) * width + Math.floor(x / block);
      sums[at]! += values[(y * columns + x) * channels + channel]!;
      counts[at]! += 1;
    }
  }
  return sums.map((sum, at) => sum / counts[at]!);
}
