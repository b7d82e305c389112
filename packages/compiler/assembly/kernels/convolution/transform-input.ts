import { madd } from '../../lanes';
import { storeOpposites } from './winograd';

/*
 * Transforms the input of a convolution, of one lane group (see winograd.ts).
 *
 *   x [channels][rows][columns] vectors, including its border of zeros
 *   x̂ [8][pieces][channels][rows][tiles] vectors
 *
 *   x̂ = B x per tile of 8 columns; tiles start `tile` columns apart
 *
 * A kernel that is too wide for one polynomial is cut into adjacent pieces. Each piece reads x `pieceBytes` further to the
 * right than the one before.
 */
export function transformInput(
  x: usize,
  xRow: i32,
  xChannel: i32,
  xHat: usize,
  xHatPoint: i32,
  xHatChannel: i32,
  pieces: i32,
  pieceBytes: i32,
  channels: i32,
  rows: i32,
  tiles: i32,
  tile: i32,
): void {
  for (let p = 0; p < pieces; p++) {
    for (let c = 0; c < channels; c++) {
      let hat = xHat;
      for (let row = 0; row < rows; row++) {
        let at = x + p * pieceBytes + c * xChannel + row * xRow;
        for (let t = 0; t < tiles; t++) {
          inputTile(at, hat, xHatPoint);
          at += tile << 4;
          hat += 16;
        }
      }
      xHat += xHatChannel;
    }
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function inputTile(x: usize, hat: usize, hatPoint: i32): void {
  const x1 = v128.load(x, 16),
    x2 = v128.load(x, 32),
    x3 = v128.load(x, 48);
  const x4 = v128.load(x, 64),
    x5 = v128.load(x, 80),
    x6 = v128.load(x, 96);
  const k = f32x4.splat(5.25);
  v128.store(hat, madd(f32x4.sub(x4, x2), k, f32x4.sub(v128.load(x), x6)));
  v128.store(hat + 7 * hatPoint, madd(f32x4.sub(x3, x5), k, f32x4.sub(v128.load(x, 112), x1)));
  const m = f32x4.splat(-4.25);
  storeOpposites(hat + hatPoint, hatPoint, madd(x4, m, f32x4.add(x2, x6)), madd(x3, m, f32x4.add(x1, x5)));
  const half = f32x4.splat(0.5);
  const two = f32x4.splat(2);
  const middle = f32x4.mul(x3, f32x4.splat(-2.5));
  const even2 = madd(x2, f32x4.splat(0.25), madd(x4, f32x4.splat(-1.25), x6));
  storeOpposites(hat + 3 * hatPoint, hatPoint, even2, madd(x1, half, madd(x5, two, middle)));
  const evenHalf = madd(x2, f32x4.splat(4), madd(x4, f32x4.splat(-5), x6));
  storeOpposites(hat + 5 * hatPoint, hatPoint, evenHalf, madd(x1, two, madd(x5, half, middle)));
}

/**
 * dx = Bᵀ dx̂, summed over the pieces and tiles that read a value.
 *
 *   dx̂ [8][pieces][channels][rows][tiles] vectors    dx [channels][rows][columns] vectors
 *
 * Rows of dx include the left and right border of x. The gradient of the border is written there and never read.
 */
export function transformInputGradient(
  dxHat: usize,
  dxHatPoint: i32,
  dxHatChannel: i32,
  dx: usize,
  dxRow: i32,
  dxChannel: i32,
  pieces: i32,
  pieceBytes: i32,
  channels: i32,
  rows: i32,
  columns: i32,
  tiles: i32,
  tile: i32,
): void {
  for (let c = 0; c < channels; c++) {
    for (let row = 0; row < rows; row++) {
      const line = dx + c * dxChannel + row * dxRow;
      memory.fill(line, 0, columns << 4);
      for (let p = 0; p < pieces; p++) {
        let at = line + p * pieceBytes;
        let hat = dxHat + (p * channels + c) * dxHatChannel + ((row * tiles) << 4);
        for (let t = 0; t < tiles; t++) {
          addInputTile(hat, dxHatPoint, at);
          at += tile << 4;
          hat += 16;
        }
      }
    }
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function addInputTile(hat: usize, hatPoint: i32, dx: usize): void {
  const v0 = v128.load(hat);
  let a = v128.load((hat += hatPoint)),
    b = v128.load((hat += hatPoint));
  const even1 = f32x4.add(a, b),
    odd1 = f32x4.sub(a, b);
  a = v128.load((hat += hatPoint));
  b = v128.load((hat += hatPoint));
  const even2 = f32x4.add(a, b),
    odd2 = f32x4.sub(a, b);
  a = v128.load((hat += hatPoint));
  b = v128.load((hat += hatPoint));
  const evenHalf = f32x4.add(a, b),
    oddHalf = f32x4.sub(a, b);
  const v7 = v128.load((hat += hatPoint));
  const half = f32x4.splat(0.5),
    two = f32x4.splat(2),
    k = f32x4.splat(5.25),
    m = f32x4.splat(-4.25);
  add(dx, v0);
  add(dx + 16, f32x4.sub(madd(odd2, half, madd(oddHalf, two, odd1)), v7));
  add(
    dx + 32,
    madd(even2, f32x4.splat(0.25), madd(evenHalf, f32x4.splat(4), f32x4.sub(even1, f32x4.mul(v0, k)))),
  );
  add(dx + 48, madd(f32x4.add(odd2, oddHalf), f32x4.splat(-2.5), madd(odd1, m, f32x4.mul(v7, k))));
  add(
    dx + 64,
    madd(even2, f32x4.splat(-1.25), madd(evenHalf, f32x4.splat(-5), madd(even1, m, f32x4.mul(v0, k)))),
  );
  add(dx + 80, madd(odd2, two, madd(oddHalf, half, f32x4.sub(odd1, f32x4.mul(v7, k)))));
  add(dx + 96, f32x4.add(f32x4.add(even1, even2), f32x4.sub(evenHalf, v0)));
  add(dx + 112, v7);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function add(at: usize, value: v128): void {
  v128.store(at, f32x4.add(v128.load(at), value));
}
