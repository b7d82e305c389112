/** The labeled epochs of an axis from 1 to `epochs`: at most `most`, with a step of 1, 2 or 5 times a power of ten. */
export function epochTicks(epochs: number, most = 10): number[] {
  let step = 1;
  for (let power = 1; epochs / step > most; power *= 10) {
    step = [1, 2, 5].map((factor) => factor * power).find((size) => epochs / size <= most) ?? power * 10;
  }
  return Array.from({ length: Math.floor(epochs / step) }, (_, i) => (i + 1) * step);
}
