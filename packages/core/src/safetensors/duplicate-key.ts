/**
 * Returns the first key that an object of `json` has twice, or undefined. `JSON.parse` silently keeps the last one.
 * @param json text that `JSON.parse` accepts
 */
export function duplicateKey(json: string): string | undefined {
  const openObjects: Set<string>[] = [];
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === '{') openObjects.push(new Set());
    else if (character === '}') openObjects.pop();
    else if (character === '"') {
      const end = stringEnd(json, at);
      if (isKey(json, end)) {
        const key: string = JSON.parse(json.slice(at, end));
        if (openObjects.at(-1)?.has(key)) return key;
        openObjects.at(-1)?.add(key);
      }
      at = end - 1;
    }
  }
  return undefined;
}

/** Index after the closing quote of the string that starts at `start`. */
function stringEnd(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** In JSON, a colon follows a string only if the string is a key. */
function isKey(json: string, end: number): boolean {
  let at = end;
  while (at < json.length && ' \t\r\n'.includes(json[at] ?? '')) at++;
  return json[at] === ':';
}
