import { SLOTS } from '../plan/arena.js';
import { FRAME_BYTES } from '../plan/frame-layout.js';
import type { Plan } from '../plan/plan.js';

/** What a run begins with. */
export interface Run {
  /** The program's address. */
  readonly program: number;
  /** Samples a full step takes, and samples in all. */
  readonly batchSize: number;
  readonly count: number;
  /** Address of the samples' indices. */
  readonly orders: number;
}

/**
 * Writes frame number `slot` (the first fields of assembly/frame.ts) for one of `threads` threads, and answers with its
 * address. Slots from 0 belong to the threads, the one after them to the caller.
 */
export function writeFrame(
  memory: WebAssembly.Memory,
  { places: { frames, rows, meeting } }: Plan,
  slot: number,
  [thread, threads]: readonly [thread: number, threads: number],
  run: Run,
): number {
  const address = frames.offset + slot * FRAME_BYTES;
  new Int32Array(memory.buffer).set(
    [thread, threads, run.batchSize, run.count, SLOTS, run.orders, rows.offset, meeting.offset],
    address / 4,
  );
  return address;
}
