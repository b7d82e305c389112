/** Grey pixels. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  /** Shape `[height, width]`, row-major. */
  readonly data: ArrayLike<number>;
}

/** One sample of the result: from which sample of the source, and the weights from there on, which sum to 1. */
interface Taps {
  readonly first: number;
  readonly weights: readonly number[];
}

/** A picture scaled, its aspect kept, so that its longer side is `size`; the shorter is at least 1. */
export function resizeGrey(image: GreyImage, size: number): GreyImage {
  const scale = size / Math.max(image.width, image.height);
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const columns = tapsFor(image.width, width);
  const rows = tapsFor(image.height, height);
  const wide = new Float32Array(width * image.height);
  for (let i = 0; i < wide.length; i++) {
    const row = Math.floor(i / width) * image.width;
    wide[i] = blend(columns[i % width]!, (x) => image.data[row + x]!);
  }
  const data = new Float32Array(width * height);
  for (let i = 0; i < data.length; i++) {
    data[i] = blend(rows[Math.floor(i / width)]!, (y) => wide[y * width + (i % width)]!);
  }
  return { width, height, data };
}

function blend({ first, weights }: Taps, sample: (at: number) => number): number {
  return weights.reduce((sum, weight, i) => sum + weight * sample(first + i), 0);
}

/** Shrinking takes the mean of what a sample covers; growing goes straight from one sample to the next. */
function tapsFor(from: number, to: number): Taps[] {
  return Array.from({ length: to }, (_, i) => (to < from ? meanTaps(i, from, to) : lineTaps(i, from, to)));
}

function meanTaps(i: number, from: number, to: number): Taps {
  const begin = (i * from) / to;
  const end = ((i + 1) * from) / to;
  const first = Math.floor(begin);
  const count = Math.ceil(end - 1e-9) - first;
  const share = to / from;
  const weights = Array.from({ length: count }, (_, tap) => {
    const covered = Math.min(end, first + tap + 1) - Math.max(begin, first + tap);
    return covered * share;
  });
  return { first, weights };
}

function lineTaps(i: number, from: number, to: number): Taps {
  const centre = Math.max(0, Math.min(from - 1, ((i + 0.5) * from) / to - 0.5));
  const first = Math.min(Math.floor(centre), Math.max(0, from - 2));
  const second = centre - first;
  return { first, weights: from === 1 ? [1] : [1 - second, second] };
}
