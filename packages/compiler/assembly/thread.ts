import { Frame } from './frame';
import { BLOCK_COLUMNS } from './layout.generated';

/** The frame of this thread during an op. Each thread has its own instance of this module. */
export let frame: Frame = changetype<Frame>(0);

/** The next operand to read. */
let cursor: usize = 0;

/** Sets the frame and the cursor for an op. */
export function enterOp(op: usize, at: Frame): void {
  frame = at;
  cursor = op + 8;
}

/** Reads an i32 operand. */
export function readInt(): i32 {
  const value = load<i32>(cursor);
  cursor += 4;
  return value;
}

/** Reads an f32 operand. */
export function readFloat(): f32 {
  const value = load<f32>(cursor);
  cursor += 4;
  return value;
}

/** Reads a boolean operand. */
export function readFlag(): bool {
  return readInt() !== 0;
}

/**
 * Reads an address operand, which is 3 words: a base, a stride, and the offset of the frame field that the stride is
 * multiplied by.
 */
export function readAddress(): usize {
  const index = load<i32>(changetype<usize>(frame) + load<usize>(cursor, 8));
  const address = load<usize>(cursor) + index * load<i32>(cursor, 4);
  cursor += 12;
  return address;
}

/** Reads an extent operand: a number of columns. */
export function readExtent(): i32 {
  const columns = readInt();
  return columns === BLOCK_COLUMNS ? frame.blockColumns : columns;
}

/**
 * Reads the number of slices, the first operand of an op on weights, and moves the frame to those of the current chunk. A
 * single slice belongs to the last chunk. Returns false if the chunk has none.
 */
export function takeSlices(): bool {
  const slices = readInt();
  frame.firstSlice = (slices * frame.chunk) / frame.chunks;
  frame.endSlice = (slices * (frame.chunk + 1)) / frame.chunks;
  return frame.firstSlice < frame.endSlice;
}
