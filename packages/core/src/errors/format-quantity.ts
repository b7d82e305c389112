/**
 * A number of things with their noun, for messages: `1 value`, `60,000 values`.
 * @param noun in the singular
 * @param plural defaults to the noun with an s
 *
 * @example
 * ```ts
 * import { formatQuantity } from '@lenet5/core';
 *
 * console.log(formatQuantity(1, 'image')); // 1 image
 * console.log(formatQuantity(60_000, 'image')); // 60,000 images
 * console.log(formatQuantity(2, 'class', 'classes')); // 2 classes
 * ```
 */
export function formatQuantity(quantity: number, noun: string, plural = `${noun}s`): string {
  return `${quantity.toLocaleString('en-US')} ${quantity === 1 ? noun : plural}`;
}
