import { type ErrorReport, LenetError } from '../errors/lenet-error.js';
import { checkOption } from '../options/check-option.js';
import type { OptionValue } from '../options/option-spec.js';
import { INITIALIZATION } from '../options/shared-specs.js';

/** How the kernel weights of a network are initialized: see `initialWeights()`. */
export type Initialization = OptionValue<typeof INITIALIZATION>;

/** An initialization is unknown. */
export class InvalidInitializationError extends LenetError {
  static override readonly code = 'CORE_INVALID_INITIALIZATION';
  declare readonly code: typeof InvalidInitializationError.code;
}

/** @throws InvalidInitializationError if `initialization` is not `glorot`, `lecun` or `1998` */
export function checkInitialization(initialization: unknown): asserts initialization is Initialization {
  const report: ErrorReport | undefined = checkOption('initialization', INITIALIZATION, initialization);
  if (report) throw new InvalidInitializationError(report);
}
