// Writes the software bill of materials of each published package, <name>.cdx.json, to a folder (default: sbom).
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { publishedPackages, ROOT } from '@lenet5/test-kit/repository';
import { packageSbom } from './package-sbom.js';

const folder = resolve(process.argv[2] ?? join(ROOT, 'sbom'));
mkdirSync(folder, { recursive: true });
for (const { name, folder: source } of publishedPackages()) {
  const file = join(folder, `${name.replace('@', '').replace('/', '-')}.cdx.json`);
  writeFileSync(file, packageSbom(source));
  console.log(file);
}
