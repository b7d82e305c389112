// Builds the documentation site into the folder docs-site/.
import { fileURLToPath } from 'node:url';
import { buildSite } from './build-site.js';
import { checkLinks } from './check-links.js';

const OUT = fileURLToPath(new URL('../../../docs-site', import.meta.url));

const { entryPoints, programs, problems } = await buildSite(OUT);
const found = [...problems, ...(await checkLinks(OUT))];
for (const problem of found) console.error(problem);
console.log(`${entryPoints.length} entry points and ${programs.length} live programs in ${OUT}/index.html`);
if (found.length > 0) process.exitCode = 1;
