/** How an axis of pixels becomes shorter or longer: each source pixel's part in each target pixel. */
interface Tap {
  readonly source: number;
  readonly target: number;
  readonly weight: number;
}

/** A target pixel is the mean of what it covers. */
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

/** A target pixel lies between two source pixels' centres; beyond the outermost centres it is the outermost pixel. */
function linearTaps(from: number, to: number): Tap[] {
  return Array.from({ length: to }, (_, target): Tap[] => {
    const place = Math.min(from - 1, Math.max(0, ((target + 0.5) * from) / to - 0.5));
    const source = Math.min(Math.floor(place), Math.max(0, from - 2));
    const weight = place - source;
    return weight === 0
      ? [{ source, target, weight: 1 }]
      : [
          { source, target, weight: 1 - weight },
          { source: source + 1, target, weight },
        ];
  }).flat();
}

/** In the order of the source. */
function axisTaps(from: number, to: number): Tap[] {
  const taps = to < from ? areaTaps(from, to) : linearTaps(from, to);
  return taps.sort((a, b) => a.source - b.source || a.target - b.target);
}

/** A picture that is read row by row, so that a large one need never be there as a whole. */
export interface Rows {
  readonly width: number;
  readonly height: number;
  /** Reads row `y` into `row`. Called once for each row, from the top. */
  readRow(y: number, row: Float64Array): void;
}

/**
 * A picture in another size, each axis on its own: the mean over the area that a new pixel covers where it shrinks,
 * linear between the pixels' centres where it grows, the same values where it does neither.
 *
 * @returns shape `[height, width]`.
 */
export function resample(source: Rows, width: number, height: number): Float64Array {
  const result = new Float64Array(width * height);
  const acrossTaps = axisTaps(source.width, width);
  const downTaps = axisTaps(source.height, height);
  const row = new Float64Array(source.width);
  const narrow = new Float64Array(width);
  let next = 0;
  for (let y = 0; y < source.height; y++) {
    source.readRow(y, row);
    narrow.fill(0);
    for (const tap of acrossTaps) narrow[tap.target]! += tap.weight * row[tap.source]!;
    for (let tap = downTaps[next]; tap?.source === y; tap = downTaps[++next]) {
      for (let x = 0; x < width; x++) result[tap.target * width + x]! += tap.weight * narrow[x]!;
    }
  }
  return result;
}
