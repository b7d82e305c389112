/**
 * Where one thread stands in a program: what an operand may depend on besides the plan. JavaScript lays one out for
 * each thread, 4 bytes a field (src/plan/frame-layout.ts has the same order), and fills the first part; `run` keeps the
 * second.
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
  /** How many groups a thread works on at once, at most: there are so many slots of values for each thread. */
  slots: i32;
  /** The indices of the samples, 4 bytes each. */
  orders: usize;
  /** One StepRow a step. */
  rows: usize;
  /** The words the threads meet at (see meeting.ts). */
  meeting: usize;

  /** The running step's samples' indices and its row. */
  order: usize;
  row: usize;
  /** Samples of the running step, and their groups of 4. */
  samples: i32;
  groups: i32;
  /** The groups this thread takes, from `ownFirst` to `ownEnd`, and those it is at, from `firstGroup` to `endGroup`. */
  ownFirst: i32;
  ownEnd: i32;
  firstGroup: i32;
  endGroup: i32;
  /** The one group at hand, and the slot of its values. */
  group: i32;
  slot: i32;
  /** The share of the weights at hand, of `shares`. */
  share: i32;
  shares: i32;
  /** The round in which this thread last arrived. */
  round: i32;
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
