import { Frame } from './frame';
import { BLOCK_COLUMNS } from './layout.generated';

/** The frame of this thread during an op. Each thread has its own instance of this module. */
export let frame: Frame = changetype<Frame>(0);

/** Sets the frame for the next op. */
export function enterOp(at: Frame): void {
  frame = at;
}

/**
 * Reads an address operand, which is 3 words: a base, a stride, and the offset of the frame field that the stride is
 * multiplied by.
 */
export function resolveAddress(operand: usize): usize {
  const index = load<i32>(changetype<usize>(frame) + load<usize>(operand, 8));
  return load<usize>(operand) + index * load<i32>(operand, 4);
}

/** Reads an extent operand: a number of columns. */
export function resolveExtent(operand: usize): i32 {
  const columns = load<i32>(operand);
  return columns === BLOCK_COLUMNS ? frame.blockColumns : columns;
}

/**
 * Moves the frame to the slices of the weight of `op` that belong to the current chunk. The first operand is the number of
 * slices. A single slice belongs to the last chunk. Returns false if the chunk has none.
 */
export function takeSlices(op: usize): bool {
  const slices = load<i32>(op, 8);
  frame.firstSlice = (slices * frame.chunk) / frame.chunks;
  frame.endSlice = (slices * (frame.chunk + 1)) / frame.chunks;
  return frame.firstSlice < frame.endSlice;
}
