/** A percent sign that stays on the line of its number. */
const JOINED_PERCENT = '\u00a0%';

/** Wraps a text at spaces into lines of at most `columns`. A longer word gets its own line. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.replaceAll(' %', JOINED_PERCENT).split(/[ \n]+/)) {
    if (line && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line].map((joined) => joined.replaceAll(JOINED_PERCENT, ' %'));
}
