import { stripVTControlCharacters } from 'node:util';

/** The width of a text in columns without its color codes. Assumes characters of one column. */
export function visibleWidth(text: string): number {
  return [...stripVTControlCharacters(text)].length;
}

/** Puts two blocks of lines side by side, `gap` columns apart. */
export function sideBySide(left: readonly string[], right: readonly string[], gap: number): string[] {
  const width = Math.max(0, ...left.map(visibleWidth));
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const head = left[index] ?? '';
    const tail = right[index];
    return tail ? head + ' '.repeat(width - visibleWidth(head) + gap) + tail : head;
  });
}
