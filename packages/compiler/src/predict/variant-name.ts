import type { Lenet5Variant } from '@lenet5/core';

/** The name of the program of a variant of LeNet-5. */
export function variantName({ activation, pooling, padding }: Lenet5Variant): string {
  return `${activation} ${pooling} ${padding}`;
}
