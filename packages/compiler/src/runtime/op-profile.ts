/** The duration of one op of a program. */
export interface OpProfile {
  readonly kernel: string;
  /** The layer or weight that it belongs to. */
  readonly layer: string;
  /** Milliseconds per step, summed over all lane groups. */
  readonly milliseconds: Float64Array;
}
