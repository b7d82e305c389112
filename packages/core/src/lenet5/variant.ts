import { LenetError } from '../errors/lenet-error.js';
import { checkOption } from '../options/check-option.js';
import type { OptionValue } from '../options/option-spec.js';
import { VARIANT } from '../options/shared-specs.js';

/** Which LeNet-5: today's common form, or the network as published in 1998. */
export type Variant = OptionValue<typeof VARIANT>;

/** A variant is neither `modern` nor `1998`. */
export class InvalidVariantError extends LenetError {
  static override readonly code = 'CORE_INVALID_VARIANT';
  declare readonly code: typeof InvalidVariantError.code;
}

/** @throws InvalidVariantError if `variant` is neither `modern` nor `1998` */
export function checkVariant(variant: unknown): asserts variant is Variant {
  const report = checkOption('variant', VARIANT, variant);
  if (report) throw new InvalidVariantError(report);
}
