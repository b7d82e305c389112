import { stripVTControlCharacters } from 'node:util';

/** Columns a text takes, its colours not counted; every sign that is drawn here is one column wide. */
export function visibleWidth(text: string): number {
  return [...stripVTControlCharacters(text)].length;
}

/** Sets two blocks of lines beside each other, `gap` columns apart. */
export function sideBySide(left: readonly string[], right: readonly string[], gap: number): string[] {
  const width = Math.max(0, ...left.map(visibleWidth));
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const head = left[index] ?? '';
    const tail = right[index];
    return tail ? head + ' '.repeat(width - visibleWidth(head) + gap) + tail : head;
  });
}
