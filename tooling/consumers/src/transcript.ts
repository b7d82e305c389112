// npm run transcript
// Packs the packages, and prints what a new user sees for each of them: the install line of its README in an empty folder, its
// first program, and what the program prints. Exits with 1 if one fails.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishedPackages } from '@lenet5/test-kit/repository';
import { createProject, findRegistries } from './managers.js';
import { packPackages } from './pack.js';
import { readInstallLine, readProgram } from './readme.js';
import { serveRegistry } from './registry.js';
import type { Setting } from './row.js';
import { runCommand } from './run-command.js';

const COMMAND = '@lenet5/cli';
const FIRST_RUN = 'npx lenet5 train --limit 2000 --epochs 1';

/** Runs a command in a project and prints it with its output, as a terminal shows them. */
async function show(project: string, shown: string, run = shown): Promise<void> {
  console.log(`$ ${shown}`);
  console.log((await runCommand(`${run} 2>&1`, project)).trim());
}

/** Prints the transcript of one package. */
async function printTranscript(name: string, readme: string, setting: Setting): Promise<void> {
  const project = await mkdtemp(join(setting.folder, 'first-'));
  await createProject(project, 'npm', setting.registries);
  console.log(`\n## ${name}\n`);
  const packages = name === COMMAND ? [name] : await readInstallLine(readme);
  await show(
    project,
    `npm install ${packages.join(' ')}`,
    `npm install --no-audit --no-fund ${packages.join(' ')}`,
  );
  if (name === COMMAND) return show(project, FIRST_RUN);
  const program = await readProgram(readme);
  await writeFile(join(project, 'program.mjs'), program);
  console.log(`$ cat program.mjs\n${program.trim()}`);
  await show(project, 'node program.mjs');
}

const folder = await mkdtemp(join(tmpdir(), 'transcript-'));
try {
  const tarballs = await packPackages(folder);
  const registry = await serveRegistry(tarballs);
  const setting = { folder, tarballs, registries: await findRegistries(registry.url, folder) };
  for (const { name, folder: source } of publishedPackages())
    await printTranscript(name, join(source, 'README.md'), setting);
  registry.close();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
