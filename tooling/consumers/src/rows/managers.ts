import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishedPackages, ROOT } from '@lenet5/test-kit/repository';
import { addPackages, createProject, type ManagerName, nodeCommand } from '../managers.js';
import { readInstallLine, readProgram } from '../readme.js';
import type { Outcome } from '../results.js';
import type { Row, Setting } from '../row.js';
import { runCommand } from '../run-command.js';

const MANAGERS: Readonly<Record<ManagerName, string>> = {
  npm: 'npm 11',
  pnpm: 'pnpm 10, strict, auto-install-peers=false',
  yarn1: 'Yarn 1',
  yarn4: 'Yarn 4, Plug’n’Play',
  bun: 'Bun',
};

/**
 * Runs the first program of a README after the install line above it, in an empty project. Passes if the program prints
 * something.
 */
export async function runReadme(
  readme: string,
  manager: ManagerName,
  { folder, registries }: Setting,
): Promise<Omit<Outcome, 'column'>> {
  const project = await mkdtemp(join(folder, `${manager}-`));
  try {
    await createProject(project, manager, registries);
    await addPackages(project, manager, await readInstallLine(readme));
    await writeFile(join(project, 'program.mjs'), await readProgram(readme));
    const stdout = await runCommand(`${nodeCommand(manager)} program.mjs`, project, { seconds: 120 });
    const passed = stdout.trim() !== '';
    return { passed, text: passed ? 'runs' : 'prints nothing' };
  } catch (error) {
    return { passed: false, text: String(error) };
  }
}

/** The READMEs that begin with an install line and a program, by name. */
function readmes(): Map<string, string> {
  const libraries = publishedPackages().filter(({ name }) => name !== '@lenet5/cli');
  return new Map([
    ['lenet5', join(ROOT, 'README.md')],
    ...libraries.map(({ name, folder }): [string, string] => [name, join(folder, 'README.md')]),
  ]);
}

/** One row per package manager: the program of each README runs after its install line. */
export const MANAGER_ROWS: readonly Row[] = Object.entries(MANAGERS).map(([manager, name]) => ({
  group: 'Package managers',
  name,
  async run(setting) {
    const outcomes: Outcome[] = [];
    for (const [column, readme] of readmes()) {
      outcomes.push({ column, ...(await runReadme(readme, manager as ManagerName, setting)) });
    }
    return outcomes;
  },
}));
