// Compiles a package's assembly/index.ts once for each target of its asconfig.json and embeds the binaries, deflated and
// as base64, in src/kernels.generated.ts: no bundler and no server needs to know that there is a .wasm file, and half of
// it need not travel.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
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
    const embedded = deflateRawSync(await readFile(binary), { level: 9 }).toString('base64');
    lines.push(
      `/** The \`${target}\` build of assembly/. */`,
      `export const ${name} = (): Promise<Uint8Array<ArrayBuffer>> => inflate('${embedded}');`,
    );
  }
} finally {
  await rm(folder, { recursive: true });
}
lines.push(
  'async function inflate(base64: string): Promise<Uint8Array<ArrayBuffer>> {',
  '  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));',
  "  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));",
  '  return new Uint8Array(await new Response(stream).arrayBuffer());',
  '}',
);
await writeFile('src/kernels.generated.ts', `${lines.join('\n')}\n`);
