/** A contestant that is set up in its own process. Every figure of the benchmark is a call of one of these methods. */
export interface Runner {
  /** Runs `steps` optimizer steps of the job. */
  train?(steps: number): Promise<void>;
  /** Computes the class probabilities of one image. */
  predictOne?(): Promise<void>;
  /** Scores all test images. */
  evaluate?(): Promise<void>;
  /** Measures the current WASM SIMD peak of one core with the instructions of these kernels, in GFLOP/s. */
  peak?(): Promise<number>;
  /** Measures the microseconds per step in each kernel call of the plan. */
  profile?(steps: number): Promise<readonly { readonly call: string; readonly microseconds: number }[]>;
  dispose(): Promise<void>;
}
