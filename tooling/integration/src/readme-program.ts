import { readFile } from 'node:fs/promises';

/**
 * Returns the first `js` block of a README, unchanged.
 * @throws Error if the file has none.
 */
export async function readmeProgram(readme: string): Promise<string> {
  const block = /^```js\n(.*?)^```$/ms.exec(await readFile(readme, 'utf8'));
  if (!block?.[1]) throw new Error(`${readme} has no js block`);
  return block[1];
}
