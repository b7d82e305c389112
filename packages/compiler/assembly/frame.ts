/**
 * The position of one thread in a program: everything that an operand can depend on besides the plan. JavaScript lays
 * out one frame per thread, 4 bytes per field (src/plan/frame-layout.ts lists the fields in the same order), and writes
 * the first part. `run` updates the second.
 */
@unmanaged
export class Frame {
  /** Index of this thread, from 0, and the number of threads. */
  thread: i32;
  threads: i32;
  /** Samples of a full step. */
  batchSize: i32;
  /** Samples of this run. The last step can be shorter than a full one. */
  count: i32;
  /** The most lane groups in a block: that many copies of the values exist per thread. */
  blockSize: i32;
  /** Indices of the samples of all steps, 4 bytes each. */
  orders: usize;
  /** One StepRow per step. */
  rows: usize;
  /** The words of the barrier: see barrier.ts. */
  barrier: usize;

  /** Sample indices and StepRow of the current step. */
  order: usize;
  row: usize;
  /** Samples of the current step, and its lane groups (4 samples each). */
  samples: i32;
  groups: i32;
  /** The lane groups of this thread, from `threadFirst` to `threadEnd`, and those of the current block. */
  threadFirst: i32;
  threadEnd: i32;
  firstGroup: i32;
  endGroup: i32;
  /** The current lane group, and the index of its copy of the values among the blocks of all threads. */
  group: i32;
  blockGroup: i32;
  /** The current chunk of the weights, and the number of chunks. */
  chunk: i32;
  chunks: i32;
  /** The phase of the barrier in which this thread last arrived. */
  phase: i32;
}

/** The optimizer's factors for one step, and the score of the step. */
@unmanaged
export class StepRow {
  /** See kernels/adam.ts. For SGD, `rate` is the learning rate. */
  rate: f32;
  correction: f32;
  keep: f32;
  /** Steps taken before this one since training began: the step that dropout masks depend on. */
  step: i32;
  /** See kernels/score.ts. */
  lossSum: f64;
  hits: i32;
  samples: i32;
}
