/** One contestant, set up in its own process: every figure of the benchmark is a call of one of these. */
export interface Runner {
  /** Takes `steps` optimiser steps of the reference job: batches of 32 real digits. */
  train(steps: number): Promise<void>;
  /** Class probabilities of one image. */
  predictOne?(): Promise<void>;
  /** Scores the 10,000 test images. */
  evaluate?(): Promise<void>;
  /** The machine's WASM SIMD peak with this build's instructions, in GFLOP/s, as it is right now. */
  peak?(): Promise<number>;
  /** Microseconds a step in each call of the plan. */
  profile?(steps: number): Promise<readonly { readonly call: string; readonly microseconds: number }[]>;
  dispose(): Promise<void>;
}

/** Images in a step of the reference job. */
export const BATCH_SIZE = 32;
