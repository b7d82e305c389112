import { LenetError } from '@lenet5/core';
import {
  InvalidOptionError,
  NonFiniteLossError,
  NonFiniteWeightsError,
  UnsupportedByEngineError,
} from '@lenet5/trainer';
import { InvalidSweepError } from './invalid-sweep-error.js';

/** Codes of errors that every attempt to train the segment would throw. */
const FINAL: readonly string[] = [
  NonFiniteLossError.code,
  NonFiniteWeightsError.code,
  InvalidOptionError.code,
  UnsupportedByEngineError.code,
  'COMPILER_UNSUPPORTED_MODEL',
  InvalidSweepError.code,
];

/** The training of a segment threw an error in its thread. */
export class SegmentFailedError extends LenetError {
  static override readonly code = 'SWEEP_SEGMENT_FAILED';
  declare readonly code: typeof SegmentFailedError.code;
  /** Whether another attempt would fail as well. */
  readonly final: boolean;

  /** @param code the code of the error, if it has one */
  constructor(message: string, code: string) {
    super({
      problem: 'a segment could not be trained',
      found: message,
      remedy: 'see the options of the trial',
    });
    this.final = FINAL.includes(code);
  }
}
