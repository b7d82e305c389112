/** A value of the address that the page does not use, with the reason in the language of the page. */
export interface UnusedValue {
  /** As in the address: `epochs=500`. */
  readonly value: string;
  readonly reason: () => string;
}

/** A value that is not used, with the reason: `epochs=500 (use an integer from 1 to 200)`. */
export function unusedText({ value, reason }: UnusedValue): string {
  return `${value} (${reason()})`;
}
