/** The shortest decimal that converts back to the same finite float32 with `Math.fround(Number(text))`: at most nine digits. */
export function float32Text(value: number): string {
  if (Object.is(value, -0)) return '-0';
  for (let digits = 1; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return String(rounded);
  }
  return String(Number(value.toPrecision(9)));
}
