/** The weight of one source pixel in one target pixel along an axis. */
interface Tap {
  readonly source: number;
  readonly target: number;
  readonly weight: number;
}

/** Weights to shrink: a target pixel is the mean over its area. */
function areaTaps(from: number, to: number): Tap[] {
  const step = from / to;
  return Array.from({ length: to }, (_, target): Tap[] => {
    const [start, end] = [target * step, (target + 1) * step];
    const first = Math.floor(start);
    return Array.from({ length: Math.min(from, Math.ceil(end)) - first }, (__, index) => {
      const source = first + index;
      return { source, target, weight: (Math.min(end, source + 1) - Math.max(start, source)) / step };
    });
  }).flat();
}

/** Weights to enlarge: a target pixel is interpolated between the centers of two source pixels, or equals the outermost one. */
function linearTaps(from: number, to: number): Tap[] {
  return Array.from({ length: to }, (_, target): Tap[] => {
    const position = Math.min(from - 1, Math.max(0, ((target + 0.5) * from) / to - 0.5));
    const source = Math.min(Math.floor(position), Math.max(0, from - 2));
    const weight = position - source;
    return weight === 0
      ? [{ source, target, weight: 1 }]
      : [
          { source, target, weight: 1 - weight },
          { source: source + 1, target, weight },
        ];
  }).flat();
}

/** The weights of an axis, in the order of the source. */
function axisTaps(from: number, to: number): Tap[] {
  const taps = to < from ? areaTaps(from, to) : linearTaps(from, to);
  return taps.sort((a, b) => a.source - b.source || a.target - b.target);
}

/** An image that is read row by row, to limit memory. */
export interface Rows {
  readonly width: number;
  readonly height: number;
  /** Reads row `y` into `row`. Called once per row, from the top. */
  readRow(y: number, row: Float64Array): void;
}

/**
 * Resizes an image along each axis independently: by area averaging to shrink, by linear interpolation to enlarge. Equal sizes
 * give equal values.
 *
 * @returns Shape `[height, width]`.
 */
export function resample(source: Rows, width: number, height: number): Float64Array {
  const result = new Float64Array(width * height);
  const columnTaps = axisTaps(source.width, width);
  const rowTaps = axisTaps(source.height, height);
  const row = new Float64Array(source.width);
  const narrow = new Float64Array(width);
  let next = 0;
  for (let y = 0; y < source.height; y++) {
    source.readRow(y, row);
    narrow.fill(0);
    for (const tap of columnTaps) narrow[tap.target]! += tap.weight * row[tap.source]!;
    for (let tap = rowTaps[next]; tap?.source === y; tap = rowTaps[++next]) {
      for (let x = 0; x < width; x++) result[tap.target * width + x]! += tap.weight * narrow[x]!;
    }
  }
  return result;
}
