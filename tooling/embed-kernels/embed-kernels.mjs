#!/usr/bin/env node
// Builds the kernels of the package in the working directory:
//
// 1. From contract/ it generates what TypeScript and AssemblyScript share: see contract/generate-contract.mjs.
// 2. It compiles assembly/index.ts once for each target of asconfig.json and embeds the binaries in
//    src/kernels.generated.ts, deflated and encoded as base64. A bundler or server then needs no rule for .wasm files, and
//    a page downloads about half of the bytes. The binaries are deflated together, in parts that alternate: builds of
//    the same kernels have most bytes in common, and deflate finds them up to 32 KiB back.
// 3. It writes dist/THIRD-PARTY-NOTICES, because the binaries contain code of AssemblyScript's standard library.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFolderOf, thirdPartyNotices } from '@lenet5/third-party-notices';
import asc from 'assemblyscript/asc';
import { generateContract } from './contract/generate-contract.mjs';
import { inflateFunction } from './inflate-function.mjs';

await generateContract(process.cwd());

const { targets } = JSON.parse(await readFile('asconfig.json', 'utf8'));
const builds = Object.keys(targets);
const folder = await mkdtemp(join(tmpdir(), 'kernels-'));
const lines = ['// Generated from assembly/ by @lenet5/embed-kernels. Do not edit, do not commit.'];
const binaries = [];
try {
  for (const target of builds) {
    const file = join(folder, `${target}.wasm`);
    const { error, stderr } = await asc.main(['assembly/index.ts', '--target', target, '--outFile', file]);
    if (error) throw new Error(`asc failed for target ${target}:\n${stderr.toString()}`);
    const name = `${target.replace(/-(.)/g, (_, letter) => letter.toUpperCase())}Kernels`;
    const binary = await readFile(file);
    lines.push(
      `/** The \`${target}\` build of assembly/. */`,
      `export const ${name} = (): Promise<Uint8Array<ArrayBuffer>> => inflate(${builds.length > 1 ? binaries.length : ''});`,
    );
    binaries.push(binary);
  }
} finally {
  await rm(folder, { recursive: true });
}
/** Parts per binary. */
const PARTS = builds.length > 1 ? 4 : 1;
const partOf = (binary, part) =>
  binary.subarray(
    Math.floor((binary.length * part) / PARTS),
    Math.floor((binary.length * (part + 1)) / PARTS),
  );
const parts = Array.from({ length: PARTS }, (_, part) => binaries.map((binary) => partOf(binary, part)));
lines.push(
  ...(await inflateFunction(
    Buffer.concat(parts.flat()),
    `async function inflate(${PARTS > 1 ? 'build: number' : ''}): Promise<Uint8Array<ArrayBuffer>>`,
    PARTS > 1 ? selectBuild(parts) : ['  return bytes;'],
  )),
);
await writeFile('src/kernels.generated.ts', `${lines.join('\n')}\n`);
await mkdir('dist', { recursive: true });
await writeFile(
  'dist/THIRD-PARTY-NOTICES',
  await thirdPartyNotices([], [packageFolderOf('assemblyscript', import.meta.dirname)]),
);

/** The code that joins the parts of one build. */
function selectBuild(parts) {
  return [
    `  const sizes = ${JSON.stringify(parts.map((part) => part.map(({ length }) => length)))};`,
    '  const binary: number[] = [];',
    '  let end = 0;',
    '  for (const part of sizes)',
    '    for (const [index, size] of part.entries()) {',
    '      if (index === build) binary.push(...bytes.subarray(end, end + size));',
    '      end += size;',
    '    }',
    '  return Uint8Array.from(binary);',
  ];
}
