/** An engine that takes part in a benchmark, and how it runs. */
export interface Contestant {
  /** Its name in tables. */
  readonly name: string;
  readonly engine: string;
  readonly kernels: string;
  readonly threads: number;
  /** Number of processes that run it at the same time. Their throughputs are added. */
  readonly processes: number;
  /** Steps per round: enough to measure, few enough to interleave the contestants. */
  readonly steps: number;
}

/** The measurements of one contestant in one round. */
export interface Round {
  /** Milliseconds per training step. */
  readonly msPerStep: number;
  /** Peak of one core during this round, in GFLOP/s. Absent if the engine has no such measure. */
  readonly peakGflops?: number;
}

/** A contestant that is set up and warmed up. */
export interface Competitor<C extends Contestant = Contestant> {
  readonly contestant: C;
  /** Trains for `contestant.steps` steps, and measures the peak before and after. */
  round(): Promise<Round>;
}
