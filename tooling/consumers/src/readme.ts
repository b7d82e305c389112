import { readFile } from 'node:fs/promises';

/** The first `js` block of a README, unchanged. @throws Error if the file has none. */
export async function readProgram(readme: string): Promise<string> {
  const block = /^```js\n(.*?)^```$/ms.exec(await readFile(readme, 'utf8'));
  if (!block?.[1]) throw new Error(`${readme} has no js block`);
  return block[1];
}

/**
 * The packages of the `npm install` line that stands above the first program of a README.
 * @throws Error if there is none.
 */
export async function readInstallLine(readme: string): Promise<string[]> {
  const above = (await readFile(readme, 'utf8')).split(/^```js$/m)[0] ?? '';
  const line = /^npm install (.+)$/m.exec(above)?.[1];
  if (!line) throw new Error(`${readme} has no line "npm install …" above its first program`);
  return line.split(' ');
}
