/** The fields of assembly/frame.ts, Frame, in words from its beginning. */
export const FRAME = {
  thread: 0,
  threads: 1,
  batchSize: 2,
  count: 3,
  slots: 4,
  orders: 5,
  rows: 6,
  meeting: 7,
  order: 8,
  row: 9,
  samples: 10,
  groups: 11,
  ownFirst: 12,
  ownEnd: 13,
  firstGroup: 14,
  endGroup: 15,
  group: 16,
  slot: 17,
  share: 18,
  shares: 19,
  round: 20,
} as const;

/** From one frame to the next: two cache lines, since each is written by a thread of its own. */
export const FRAME_BYTES = 128;

/** One StepRow of assembly/frame.ts. */
export const STEP_ROW_BYTES = 32;
