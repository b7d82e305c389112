import { BLOCK_GROUPS } from '../plan/arena.js';
import { FRAME_BYTES } from '../plan/frame-layout.js';
import type { Plan } from '../plan/plan.js';

/** The input of one run of a program. */
export interface Run {
  /** Address of the program. */
  readonly program: number;
  /** Samples of a full step, and samples in total. */
  readonly batchSize: number;
  readonly count: number;
  /** Address of the indices of the samples. */
  readonly orders: number;
}

/**
 * Writes the first fields of frame number `index` (see assembly/frame.ts) and returns its address. Each thread has a
 * frame at its own index; the frame after them is for the caller's thread.
 */
export function writeFrame(
  memory: WebAssembly.Memory,
  { places: { frames, rows, barrier } }: Plan,
  index: number,
  [thread, threads]: readonly [thread: number, threads: number],
  run: Run,
): number {
  const address = frames.offset + index * FRAME_BYTES;
  new Int32Array(memory.buffer).set(
    [thread, threads, run.batchSize, run.count, BLOCK_GROUPS, run.orders, rows.offset, barrier.offset],
    address / 4,
  );
  return address;
}
