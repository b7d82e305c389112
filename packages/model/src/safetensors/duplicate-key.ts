/**
 * The first name that is in one object twice, or undefined. `JSON.parse` would keep the last of them without a word.
 * @param json a text that `JSON.parse` accepts
 */
export function duplicateKey(json: string): string | undefined {
  const open: Set<string>[] = [];
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === '{') open.push(new Set());
    else if (character === '}') open.pop();
    else if (character === '"') {
      const end = stringEnd(json, at);
      if (isKey(json, end)) {
        const key: string = JSON.parse(json.slice(at, end));
        if (open.at(-1)?.has(key)) return key;
        open.at(-1)?.add(key);
      }
      at = end - 1;
    }
  }
  return undefined;
}

/** Where the string that opens at `start` is over: the place after its closing quote. */
function stringEnd(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** In JSON a colon follows a string only where the string is a key. */
function isKey(json: string, end: number): boolean {
  let at = end;
  while (at < json.length && ' \t\r\n'.includes(json[at] ?? '')) at++;
  return json[at] === ':';
}
