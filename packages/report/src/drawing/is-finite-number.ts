/** Whether a value is a finite number. JSON writes the NaN of a diverged run as null. */
export function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
