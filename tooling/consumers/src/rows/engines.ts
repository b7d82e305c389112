import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addPackages, createProject, type ManagerName } from '../managers.js';
import { NODE_PACKAGE } from '../platform.js';
import type { Outcome } from '../results.js';
import type { Row, Setting } from '../row.js';
import { runCommand } from '../run-command.js';

/** Versions of Node that `engines` excludes. */
const VERSIONS = ['20.18.3', '21.7.3', '22.11.0'];

/** Runs a command that must fail with a message. The outcome has the line of its output that matches. */
async function expectRefusal(column: string, message: RegExp, run: () => Promise<unknown>): Promise<Outcome> {
  try {
    await run();
    return { column, passed: false, text: 'not refused' };
  } catch (error) {
    const line = message.exec(String(error))?.[0];
    return line
      ? { column, passed: true, text: `refused: ${line}` }
      : { column, passed: false, text: String(error) };
  }
}

async function install(
  manager: ManagerName,
  version: string,
  { folder, registries }: Setting,
): Promise<string> {
  const project = join(folder, `node-${version}-${manager}`);
  await createProject(project, manager, registries);
  await addPackages(project, 'npm', [`${NODE_PACKAGE}@${version}`]);
  if (manager === 'npm') await appendFile(join(project, '.npmrc'), 'engine-strict=true\n');
  await addPackages(project, manager, ['@lenet5/core']);
  return project;
}

async function runCli(version: string, { folder, registries }: Setting): Promise<string> {
  const project = join(folder, `node-${version}-cli`);
  await createProject(project, 'npm', registries);
  await addPackages(project, 'npm', [`${NODE_PACKAGE}@${version}`, '@lenet5/cli']);
  return runCommand('lenet5 --version', project);
}

/** The rows of versions of Node that are too old. */
export const ENGINE_ROWS: readonly Row[] = VERSIONS.map((version) => ({
  group: 'Node below engines',
  name: `Node ${version}`,
  run: async (setting) => [
    await expectRefusal(
      'npm, engine-strict=true',
      /Not compatible with your version of node\/npm: @lenet5\/core\S*/,
      () => install('npm', version, setting),
    ),
    await expectRefusal('Yarn 1', /The engine "node" is incompatible.*/, () =>
      install('yarn1', version, setting),
    ),
    await expectRefusal('lenet5 of @lenet5/cli', /^lenet5: .*/m, () => runCli(version, setting)),
  ],
}));
