#!/usr/bin/env node
// Builds the kernels of the package in the working directory:
//
// 1. From contract/ it generates what TypeScript and AssemblyScript share: see contract/generate-contract.mjs.
// 2. It compiles assembly/index.ts once for each target of asconfig.json, and embeds the binaries, deflated and encoded as
//    base64. A bundler or server then needs no rule for .wasm files, and a page downloads about half of the bytes.
//    - A package whose kernels JavaScript calls has them all in src/kernels.generated.ts.
//    - A package that compiles programs has each binary in a file of its own, which src/kernels.generated.ts imports when
//      it is needed. The parts of the kernel table are binaries, too.
// 3. It writes dist/THIRD-PARTY-NOTICES, because the binaries contain code of AssemblyScript's standard library.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageFolderOf, thirdPartyNotices } from '@lenet5/third-party-notices';
import asc from 'assemblyscript/asc';
import { generateContract } from './contract/generate-contract.mjs';
import { inflateFunction } from './inflate-function.mjs';

const HEADER = '// Generated from assembly/ by @lenet5/embed-kernels. Do not edit, do not commit.';

/** Where asc places the constants of a module by default, and the most bytes that it has if the kernels have parts. */
const CONSTANTS = { start: 1024, bytes: 512 };
const DATA_SECTION = 11;

const { isProgram, parts } = await generateContract(process.cwd());
const { targets } = JSON.parse(await readFile('asconfig.json', 'utf8'));
const builds = Object.keys(targets);
const folder = await mkdtemp(join(tmpdir(), 'kernels-'));
try {
  if (isProgram) await writeModules();
  else await writeEmbedded();
} finally {
  await rm(folder, { recursive: true });
}
await mkdir('dist', { recursive: true });
await writeFile(
  'dist/THIRD-PARTY-NOTICES',
  await thirdPartyNotices([], [packageFolderOf('assemblyscript', import.meta.dirname)]),
);

/** Embeds all builds in src/kernels.generated.ts. */
async function writeEmbedded() {
  const lines = [HEADER];
  for (const build of builds) {
    const binary = await compile('index.ts', build);
    const name = `${build.replace(/-(.)/g, (_, letter) => letter.toUpperCase())}Kernels`;
    lines.push(`/** The \`${build}\` build of assembly/. */`, ...(await bytesFunction(name, binary)));
  }
  await writeSource('kernels.generated.ts', lines);
}

/** Embeds each part of each build in a module, and writes the list of the modules. */
async function writeModules() {
  const modules = [
    { name: 'base', entry: 'index.ts' },
    ...parts.map(({ name }) => ({ name, entry: `${name}.generated.ts` })),
  ];
  const lines = [
    HEADER,
    '/** Imports the bytes of a module of the kernels. */',
    'type ImportKernels = () => Promise<{ kernels(): Promise<Uint8Array<ArrayBuffer>> }>;',
    '/** The modules of each build of assembly/, by the names of their parts. */',
    `export const KERNEL_MODULES: Readonly<Record<${union(builds)}, Readonly<Record<${union(modules.map(({ name }) => name))}, ImportKernels>>>> = {`,
  ];
  for (const build of builds) {
    lines.push(`  '${build}': {`);
    for (const [index, { name, entry }] of modules.entries()) {
      const binary = await compile(entry, build, CONSTANTS.start + index * CONSTANTS.bytes);
      const file = `kernels/${build}/${name}.generated`;
      await writeSource(`${file}.ts`, [
        HEADER,
        `/** The module \`${name}\` of the \`${build}\` build of assembly/. */`,
        ...(await bytesFunction('kernels', binary)),
      ]);
      lines.push(`    ${name}: () => import('./${file}.js'),`);
    }
    lines.push('  },');
  }
  await writeSource('kernels.generated.ts', [...lines, '};']);
}

/**
 * Compiles an entry of assembly/.
 * @param constants where its constants are: modules on one memory need different places
 */
async function compile(entry, target, constants) {
  const file = join(folder, `${target}.wasm`);
  const place = constants === undefined ? [] : ['--memoryBase', String(constants)];
  const flags = ['--target', target, '--outFile', file, ...place];
  const { error, stderr } = await asc.main([`assembly/${entry}`, ...flags]);
  if (error) throw new Error(`asc failed for target ${target}:\n${stderr.toString()}`);
  const binary = await readFile(file);
  const data = constants === undefined ? 0 : sectionBytes(binary, DATA_SECTION);
  if (data > CONSTANTS.bytes)
    throw new Error(`the constants of assembly/${entry} have ${data} bytes — raise CONSTANTS.bytes`);
  return binary;
}

/** The size of a section of a module. */
function sectionBytes(binary, wanted) {
  for (let at = 8; at < binary.length; ) {
    const section = binary[at++];
    let bytes = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      const byte = binary[at++];
      bytes += (byte & 0x7f) << shift;
      more = byte >= 0x80;
    }
    if (section === wanted) return bytes;
    at += bytes;
  }
  return 0;
}

function bytesFunction(name, binary) {
  return inflateFunction(binary, `export async function ${name}(): Promise<Uint8Array<ArrayBuffer>>`, [
    '  return bytes;',
  ]);
}

function union(names) {
  return names.map((name) => `'${name}'`).join(' | ');
}

async function writeSource(path, lines) {
  await mkdir(dirname(join('src', path)), { recursive: true });
  await writeFile(join('src', path), `${lines.join('\n')}\n`);
}
