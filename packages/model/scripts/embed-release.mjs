// Writes the version of the package as a module, src/format/release.generated.ts: saved models name the release that wrote them.
import { readFile, writeFile } from 'node:fs/promises';

const file = (path) => new URL(`../${path}`, import.meta.url);
const { version } = JSON.parse(await readFile(file('package.json'), 'utf8'));
const text = `/** The version of this package. */
export const RELEASE = '${version}';
`;
await writeFile(file('src/format/release.generated.ts'), text);
