import { FRAME_RECORD } from '../contract.generated.js';
import { BLOCK_GROUPS } from '../plan/memory/arena.js';
import { FRAME_STRIDE, type Places } from '../plan/memory/places.js';

/** The buffers that a frame refers to. */
export interface FramePlaces {
  readonly places: {
    readonly [place in keyof Pick<Places, 'frames' | 'rows' | 'barrier'>]: Pick<Places[place], 'offset'>;
  };
}

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
 * Writes the first fields of frame number `index` and returns its address. Each thread has a
 * frame at its own index; the frame after them is for the caller's thread.
 */
export function writeFrame(
  memory: WebAssembly.Memory,
  { places: { frames, rows, barrier } }: FramePlaces,
  index: number,
  [thread, threads]: readonly [thread: number, threads: number],
  run: Run,
): number {
  const address = frames.offset + index * FRAME_STRIDE;
  const fields = {
    thread,
    threads,
    batchSize: run.batchSize,
    count: run.count,
    blockSize: BLOCK_GROUPS,
    orders: run.orders,
    rows: rows.offset,
    barrier: barrier.offset,
  };
  setFrame(memory, address, fields);
  return address;
}

/** Sets fields of the frame at an address. */
export function setFrame(
  memory: WebAssembly.Memory,
  address: number,
  fields: { readonly [field in keyof typeof FRAME_RECORD]?: number },
): void {
  const words = new Int32Array(memory.buffer);
  for (const [field, value] of Object.entries(fields)) {
    words[(address + FRAME_RECORD[field as keyof typeof FRAME_RECORD]) / 4] = value;
  }
}
