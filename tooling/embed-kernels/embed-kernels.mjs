#!/usr/bin/env node
// Builds the kernels of the package in the working directory:
//
// 1. From contract/ it generates what TypeScript and AssemblyScript share: see contract/generate-contract.mjs.
// 2. It compiles assembly/index.ts once for each target of asconfig.json and embeds the binaries in
//    src/kernels.generated.ts, deflated and encoded as base64. A bundler or server then needs no rule for .wasm files, and
//    a page downloads about half of the bytes.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import asc from 'assemblyscript/asc';
import { generateContract } from './contract/generate-contract.mjs';

await generateContract(process.cwd());

const { targets } = JSON.parse(await readFile('asconfig.json', 'utf8'));
const folder = await mkdtemp(join(tmpdir(), 'kernels-'));
const lines = ['// Generated from assembly/ by @lenet5/embed-kernels. Do not edit, do not commit.'];
try {
  for (const target of Object.keys(targets)) {
    const binary = join(folder, `${target}.wasm`);
    const { error, stderr } = await asc.main(['assembly/index.ts', '--target', target, '--outFile', binary]);
    if (error) throw new Error(`asc failed for target ${target}:\n${stderr.toString()}`);
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
