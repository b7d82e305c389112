import { readFileSync } from 'node:fs';
import type { SiteDocument } from './documents.js';

/** A program of a document that runs in its page. */
export interface LiveBlock {
  /** Its name: the value of `data-live` around the code block. */
  readonly name: string;
  /** An ES module that exports `run(page)`. */
  readonly code: string;
}

const BLOCK = /<div data-live="([a-z\d-]+)">\n\n```js\n(.*?)^```$/gms;

/** The programs that run in the pages of the documents. A name is used once. */
export function liveBlocks(documents: readonly SiteDocument[]): LiveBlock[] {
  const blocks = documents.flatMap(({ path }) =>
    [...readFileSync(path, 'utf8').matchAll(BLOCK)].map(([, name = '', code = '']) => ({ name, code })),
  );
  const names = blocks.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined)
    throw new Error(`two live blocks have the same name (${repeated}) — rename one`);
  return blocks;
}
