/**
 * Where one thread stands in a program: what an operand may depend on besides the plan. JavaScript lays one out for
 * each thread, in this order, 4 bytes a field, and fills the first part; `run` keeps the second.
 */
@unmanaged
export class Frame {
  /** This thread, from 0, of `threads`. */
  thread: i32;
  threads: i32;
  /** How many samples a full step takes. */
  batchSize: i32;
  /** How many samples this run takes; the last step may be short. */
  count: i32;
  /** The indices of those samples, 4 bytes each, padded to a multiple of 4. */
  orders: usize;
  /** One StepRow a step. */
  rows: usize;
  /** The words the threads meet at (see barrier.ts). */
  meeting: usize;

  /** The running step, its samples' indices and its row. */
  step: i32;
  order: usize;
  row: usize;
  /** Samples of the running step, and their groups of 4. */
  samples: i32;
  groups: i32;
  /** The groups this thread takes, from `firstGroup` to `endGroup`, and the one it is at. */
  firstGroup: i32;
  endGroup: i32;
  group: i32;
}

/** What the optimiser needs to know of one step, and what the step scored. */
@unmanaged
export class StepRow {
  /** See kernels/adam.ts; for SGD `rate` is the learning rate. */
  rate: f32;
  correction: f32;
  keep: f32;
  /** Steps taken before this one since training began: what dropout draws from. */
  step: i32;
  /** See kernels/score.ts. */
  lossSum: f64;
  hits: i32;
  samples: i32;
}
