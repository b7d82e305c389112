// Writes the API reference of the published packages as HTML pages to the folder api-reference/.
import { fileURLToPath } from 'node:url';
import { readApiReference } from './api-reference.js';

const OUT = fileURLToPath(new URL('../../../api-reference', import.meta.url));

const reference = await readApiReference();
await reference.write(OUT);
for (const problem of reference.problems) console.error(problem);
console.log(`${reference.entryPoints.length} entry points in ${OUT}/index.html`);
if (reference.problems.length > 0) process.exitCode = 1;
