/**
 * A number of things with their noun, for messages: `1 value`, `60,000 values`.
 * @param noun in the singular
 * @param plural defaults to the noun with an s
 */
export function formatQuantity(quantity: number, noun: string, plural = `${noun}s`): string {
  return `${quantity.toLocaleString('en-US')} ${quantity === 1 ? noun : plural}`;
}
