// Compiles a package's assembly/index.ts once for each target of its asconfig.json and embeds the binaries, as
// base64, in src/kernels.generated.ts: no bundler and no server needs to know that there is a .wasm file.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

const { targets } = JSON.parse(await readFile('asconfig.json', 'utf8'));
const folder = await mkdtemp(join(tmpdir(), 'kernels-'));
const lines = ['// Made by scripts/embed-kernels.mjs from assembly/. Do not edit, do not commit.'];
try {
  for (const target of Object.keys(targets)) {
    const binary = join(folder, `${target}.wasm`);
    const { error, stderr } = await asc.main(['assembly/index.ts', '--target', target, '--outFile', binary]);
    if (error) throw new Error(`asc refused target ${target}:\n${stderr.toString()}`);
    const name = `${target.replace(/-(.)/g, (_, letter) => letter.toUpperCase())}Kernels`;
    lines.push(
      `/** The \`${target}\` build of assembly/, as base64. */`,
      `export const ${name}: string =\n  '${(await readFile(binary)).toString('base64')}';`,
    );
  }
} finally {
  await rm(folder, { recursive: true });
}
await writeFile('src/kernels.generated.ts', `${lines.join('\n')}\n`);
