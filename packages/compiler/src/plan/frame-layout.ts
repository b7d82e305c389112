/** The fields of assembly/frame.ts, Frame, as word offsets. */
export const FRAME = {
  thread: 0,
  threads: 1,
  batchSize: 2,
  count: 3,
  blockSize: 4,
  orders: 5,
  rows: 6,
  barrier: 7,
  order: 8,
  row: 9,
  samples: 10,
  groups: 11,
  threadFirst: 12,
  threadEnd: 13,
  firstGroup: 14,
  endGroup: 15,
  group: 16,
  blockGroup: 17,
  chunk: 18,
  chunks: 19,
  phase: 20,
} as const;

/** Distance between two frames: two cache lines, since each thread writes its own frame. */
export const FRAME_BYTES = 128;

/** Bytes of one StepRow of assembly/frame.ts. */
export const STEP_ROW_BYTES = 32;
