const LOG = /^\s*(?:.*\)\s+)?console\.log\(/;
const TRAILING = /;\s*\/\/ (.*)$/;
const BELOW = /^\s*\/\/ (.*)$/;

/**
 * The expected output of an example: the comment after each `console.log(…);`, or the comment lines below it. One string
 * for each line that is logged.
 */
export function expectedOutput(code: string): string[] {
  const lines = code.split('\n');
  return lines.flatMap((line, index) => {
    if (!LOG.test(line)) return [];
    const trailing = TRAILING.exec(line)?.[1];
    if (trailing !== undefined) return [trailing];
    const below: string[] = [];
    for (const next of lines.slice(index + 1)) {
      const comment = BELOW.exec(next)?.[1];
      if (comment === undefined) break;
      below.push(comment);
    }
    return below;
  });
}

/** A number in a line. */
const NUMBER = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/g;

/**
 * Reports whether a logged line is the expected one. A logged number is rounded to the decimals of the expected one: `0.67`
 * accepts 0.6666. White space is ignored. A `…` in the expected line matches any text.
 */
export function isExpected(actual: string, expected: string): boolean {
  const wanted = expected.match(NUMBER) ?? [];
  const pattern = expected
    .trim()
    .split(NUMBER)
    .map((text) =>
      text
        .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
        .replace(/\s+/g, '\\s+')
        .replaceAll('…', '.*'),
    )
    .join(`(${NUMBER.source})`);
  const found = new RegExp(`^${pattern}$`, 's').exec(actual.trim())?.slice(1);
  return found?.every((number, index) => rounded(number, wanted[index] ?? '') === wanted[index]) ?? false;
}

/** A number with as many decimals as `like`, which stays as it is if `like` has none. */
function rounded(number: string, like: string): string {
  const decimals = /^-?\d+\.(\d+)$/.exec(like)?.[1]?.length;
  return decimals === undefined ? number : Number(number).toFixed(decimals);
}
