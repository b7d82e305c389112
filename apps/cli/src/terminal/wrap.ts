/** Keeps a number and its sign of per cent on one line. */
const TIED = '\u00a0%';

/** Breaks a text at its spaces into lines of at most `columns`; a longer word keeps a line of its own. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.replaceAll(' %', TIED).split(/[ \n]+/)) {
    if (line && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line].map((tied) => tied.replaceAll(TIED, ' %'));
}
