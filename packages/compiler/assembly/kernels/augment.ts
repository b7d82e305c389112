import { interleaveHigh, interleaveLow, madd } from '../lanes';
import { FIELD_SIZE } from '../layout.generated';
import { GOLDEN_RATIO, mix } from './mix';

/*
 * Fetches the pixels of one lane group like `gather`, each image distorted by a random affine map and an elastic
 * displacement (Simard, Steinkraus & Platt 2003).
 *
 *   images    [count][rows][columns][channels] bytes
 *   bordered  [rows + 4][columns + 4] bytes of this thread: a channel inside a border of zeros
 *   quads     [rows + 3][columns + 3] groups of 4 adjacent bytes of this thread, rows padded to 16 groups
 *   field     [256][256 + columns] floats, periodic, root mean square 1: the displacements of an image are two windows
 *   order     image indices of the 1 to 4 `samples` of the lane group; `positions` bytes after each is the position of its pixels
 *   y         [channels][rows][columns] vectors:  lane s = distorted pixel of sample s · scale + shift
 *
 * The distortion is a pure function of (key, epoch, image index): it does not depend on threads, batches or earlier steps.
 * `rotation` (radians), `zoom`, `shear`, `translation` (pixels) and `elastic` (pixels) bound the distortions, and
 * `strength` scales all of them. Four adjacent pixels of a sample are read at once, bilinearly. Lanes after `samples` repeat
 * the last one.
 */
export function augment(
  images: usize,
  positions: i32,
  bordered: usize,
  quads: usize,
  field: usize,
  y: usize,
  yRow: i32,
  yChannel: i32,
  rows: i32,
  columns: i32,
  channels: i32,
  scale: f32,
  shift: f32,
  key: i32,
  rotation: f32,
  zoom: f32,
  shear: f32,
  translation: f32,
  elastic: f32,
  epoch: i32,
  strength: f32,
  order: usize,
  samples: i32,
): void {
  const size = rows * columns * channels;
  for (let sample = 0; sample < 4; sample++) {
    const at = order + (min(sample, samples - 1) << 2);
    const index = load<u32>(at);
    const pixels = images + <usize>load<u32>(at + positions) * size;
    const state = mix(index ^ mix(epoch ^ mix(key)));
    const angle = rotation * uniform(state, 1, strength);
    const zoomX = <f32>1 + zoom * uniform(state, 2, strength);
    const zoomY = <f32>1 + zoom * uniform(state, 3, strength);
    const slant = shear * uniform(state, 4, strength);
    const sine = sin(angle);
    const cosine = cos(angle);
    // The source of the pixel at (x, y) from the center is (xx · x + xy · y + x0, yx · x + yy · y + y0).
    const xx = cosine * zoomX;
    const yx = sine * zoomX;
    const xy = xx * slant - sine * zoomY;
    const yy = yx * slant + cosine * zoomY;
    const x0 = center(columns) + translation * uniform(state, 5, strength);
    const y0 = center(rows) + translation * uniform(state, 6, strength);
    for (let channel = 0; channel < channels; channel++) {
      copyChannel(pixels + channel, bordered, rows, columns, channels);
      collectQuads(bordered, quads, rows, columns);
      for (let row = 0; row < rows; row++) {
        const fromCenter = <f32>row - center(rows);
        readRow(
          quads,
          y + channel * yChannel + row * yRow + (sample << 2),
          rows,
          columns,
          scale,
          shift,
          xx,
          xy * fromCenter + x0,
          yx,
          yy * fromCenter + y0,
          elastic * strength,
          windowRow(field, draw(state, 7), row, columns),
          signOf(draw(state, 7)),
          windowRow(field, draw(state, 8), row, columns),
          signOf(draw(state, 8)),
        );
      }
    }
  }
}

/** Reads the sources of one row of one sample, four adjacent pixels at a time. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function readRow(
  quads: usize,
  to: usize,
  rows: i32,
  columns: i32,
  scale: f32,
  shift: f32,
  stepX: f32,
  startX: f32,
  stepY: f32,
  startY: f32,
  elastic: f32,
  fieldX: usize,
  signX: f32,
  fieldY: usize,
  signY: f32,
): void {
  const stride = quadStride(columns);
  const origin = quads + 2 * stride + 8;
  const strides = i32x4.splat(stride);
  const stepsX = f32x4.splat(stepX);
  const stepsY = f32x4.splat(stepY);
  const displacementX = f32x4.splat(elastic * signX);
  const displacementY = f32x4.splat(elastic * signY);
  const outside = f32x4.splat(-1);
  const lastColumn = f32x4.splat(<f32>columns);
  const lastRow = f32x4.splat(<f32>rows);
  const rounder = f32x4.splat(ROUNDER);
  const half = f32x4.splat(0.5);
  const scales = f32x4.splat(scale);
  const shifts = f32x4.splat(shift);
  const lanes = f32x4(0, 1, 2, 3);
  let x = madd(f32x4.sub(lanes, f32x4.splat(center(columns))), stepsX, f32x4.splat(startX));
  let y = madd(f32x4.sub(lanes, f32x4.splat(center(columns))), stepsY, f32x4.splat(startY));
  const blockX = f32x4.splat(4 * stepX);
  const blockY = f32x4.splat(4 * stepY);
  for (let column = 0; column < columns; column += 4) {
    const sourceX = madd(v128.load(fieldX + (column << 2)), displacementX, x);
    const sourceY = madd(v128.load(fieldY + (column << 2)), displacementY, y);
    const pixels = bilinear(
      origin,
      strides,
      // Outside the border, as in it, the image is 0.
      f32x4.pmax(outside, f32x4.pmin(lastColumn, sourceX)),
      f32x4.pmax(outside, f32x4.pmin(lastRow, sourceY)),
      rounder,
      half,
    );
    const values = madd(pixels, scales, shifts);
    v128.store32_lane(to, values, 0);
    if (column + 1 < columns) v128.store32_lane(to, values, 1, 16);
    if (column + 2 < columns) v128.store32_lane(to, values, 2, 32);
    if (column + 3 < columns) v128.store32_lane(to, values, 3, 48);
    x = f32x4.add(x, blockX);
    y = f32x4.add(y, blockY);
    to += 64;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function center(size: i32): f32 {
  return <f32>(size - 1) * 0.5;
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function signOf(bits: u32): f32 {
  return <i32>bits < 0 ? -1 : 1;
}

/** Random bits number `k` of an image. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function draw(state: u32, k: i32): u32 {
  return mix(state + k * GOLDEN_RATIO);
}

/** A uniform number from −strength to strength. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function uniform(state: u32, k: i32, strength: f32): f32 {
  return strength * (<f32>(<i32>draw(state, k)) * <f32>4.656612873077393e-10);
}

/** Row `row` of the window of the field that random bits select. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function windowRow(field: usize, bits: u32, row: i32, columns: i32): usize {
  const left = bits & (FIELD_SIZE - 1);
  const top = (bits / FIELD_SIZE + row) & (FIELD_SIZE - 1);
  return field + ((top * (FIELD_SIZE + columns) + left) << 2);
}

/** Copies one channel of an image into its border of zeros. */
function copyChannel(from: usize, bordered: usize, rows: i32, columns: i32, channels: i32): void {
  for (let row = 0; row < rows; row++) {
    const to = bordered + (row + 2) * (columns + 4) + 2;
    if (channels === 1 && columns >= 16) {
      for (let block = 0; block < columns; block += 16) {
        const column = min(block, columns - 16);
        v128.store(to + column, v128.load(from + column));
      }
    } else {
      for (let column = 0; column < columns; column++)
        store<u8>(to + column, load<u8>(from + column * channels));
    }
    from += columns * channels;
  }
}

/**
 * Collects the four pixels of each place, so that bilinear reading takes one load: quads[row][column] is the pixel, its
 * right neighbor, and the two below them. There are `rows` + 3 rows of `columns` + 3 quads.
 */
function collectQuads(bordered: usize, quads: usize, rows: i32, columns: i32): void {
  const stride = columns + 4;
  for (let row = 0; row < rows + 3; row++) {
    const above = bordered + row * stride;
    const to = quads + row * quadStride(columns);
    for (let column = 0; column < columns + 3; column += 16) {
      const at = above + column;
      const top = v128.load(at);
      const topRight = v128.load(at, 1);
      const below = v128.load(at + stride);
      const belowRight = v128.load(at + stride, 1);
      const top0 = interleaveLow(top, topRight);
      const top1 = interleaveHigh(top, topRight);
      const below0 = interleaveLow(below, belowRight);
      const below1 = interleaveHigh(below, belowRight);
      const quad = to + (column << 2);
      v128.store(quad, v128.shuffle<u16>(top0, below0, 0, 8, 1, 9, 2, 10, 3, 11));
      v128.store(quad, v128.shuffle<u16>(top0, below0, 4, 12, 5, 13, 6, 14, 7, 15), 16);
      v128.store(quad, v128.shuffle<u16>(top1, below1, 0, 8, 1, 9, 2, 10, 3, 11), 32);
      v128.store(quad, v128.shuffle<u16>(top1, below1, 4, 12, 5, 13, 6, 14, 7, 15), 48);
    }
  }
}

/** Bytes of a row of quads: whole blocks of 16. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function quadStride(columns: i32): i32 {
  return ((columns + 18) & ~15) << 2;
}

/** 1.5 · 2²³: a float of this size has no fraction, and its lowest bits are its integer. */
const ROUNDER: f32 = 12582912;

/**
 * The values at four places (x, y), 0 to 255. Rounding to the nearest integer of x − ½ gives ⌊x⌋; where x is an integer, it may
 * give x − 1, with the same value.
 */
// @ts-ignore: a decorator of AssemblyScript
@inline
function bilinear(origin: usize, strides: v128, x: v128, y: v128, rounder: v128, half: v128): v128 {
  const roundedX = f32x4.add(f32x4.sub(x, half), rounder);
  const roundedY = f32x4.add(f32x4.sub(y, half), rounder);
  const fx = f32x4.sub(x, f32x4.sub(roundedX, rounder));
  const fy = f32x4.sub(y, f32x4.sub(roundedY, rounder));
  const left = i32x4.sub(roundedX, rounder);
  const top = i32x4.sub(roundedY, rounder);
  const at = i32x4.add(i32x4.mul(top, strides), i32x4.shl(left, 2));
  const quad = i32x4(
    load<u32>(origin + i32x4.extract_lane(at, 0)),
    load<u32>(origin + i32x4.extract_lane(at, 1)),
    load<u32>(origin + i32x4.extract_lane(at, 2)),
    load<u32>(origin + i32x4.extract_lane(at, 3)),
  );
  const above = between(quad, fx);
  const below = between(i32x4.shr_u(quad, 16), fx);
  return madd(fy, f32x4.sub(below, above), above);
}

/** The values between the two pixels in the low 16 bits of each lane. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function between(pair: v128, fraction: v128): v128 {
  const byte = i32x4.splat(255);
  const left = f32x4.convert_i32x4_s(v128.and(pair, byte));
  const right = f32x4.convert_i32x4_s(v128.and(i32x4.shr_u(pair, 8), byte));
  return madd(fraction, f32x4.sub(right, left), left);
}

/** The sine of an angle from −π/4 to π/4, to 4e-7: its Taylor polynomial, whose bits don't depend on the runtime. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function sin(angle: f32): f32 {
  const square = angle * angle;
  return angle * (<f32>1 - (square / 6) * (<f32>1 - (square / 20) * (<f32>1 - square / 42)));
}

/** The cosine, likewise. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function cos(angle: f32): f32 {
  const square = angle * angle;
  return <f32>1 - (square / 2) * (<f32>1 - (square / 12) * (<f32>1 - (square / 30) * (<f32>1 - square / 56)));
}
