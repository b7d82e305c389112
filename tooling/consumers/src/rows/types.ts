import { prepareProject } from '../prepare-project.js';
import type { Outcome } from '../results.js';
import type { Row } from '../row.js';
import { runCommand } from '../run-command.js';

/** A way to resolve modules: the options of the compiler. */
const RESOLUTIONS: Readonly<Record<string, string>> = {
  nodenext: '--module nodenext --moduleResolution nodenext',
  node16: '--module node16 --moduleResolution node16',
  bundler: '--module preserve --moduleResolution bundler',
  node10: '--module commonjs --moduleResolution node10 --ignoreDeprecations 6.0',
};

const PACKAGES = ['compiler', 'metrics', 'report', 'sweep'].map((name) => `@lenet5/${name}`);

/** The first error of the compiler that is about a file of these packages or of the project. */
const OWN_ERROR = /^(?:consumer|node_modules\/@lenet5\/).*error TS.*$/m;

async function check(
  folder: string,
  options: string,
  tsconfig = 'tsconfig.json',
): Promise<Omit<Outcome, 'column'>> {
  try {
    await runCommand(`tsc -p ${tsconfig} ${options}`, folder);
    return { passed: true, text: 'no errors' };
  } catch (error) {
    const own = OWN_ERROR.exec(String(error))?.[0];
    return own ? { passed: false, text: own } : { passed: true, text: 'none of ours' };
  }
}

/** The resolutions that a version of TypeScript has. */
const resolutionsOf = (version: string): [string, string][] =>
  Object.entries(RESOLUTIONS)
    .filter(([name]) => name !== 'node10' || Number.parseInt(version, 10) < 7)
    .map(([name, options]) => [
      name,
      version.startsWith('5') ? options.replace(/ --ignoreDeprecations.*/, '') : options,
    ]);

/** One row per version of TypeScript. */
export const TYPE_ROWS: readonly Row[] = ['5.9.3', '6.0.3', '7.0.2'].map((version) => ({
  group: 'TypeScript',
  name: `TypeScript ${version}`,
  async run(setting) {
    const packages = [...PACKAGES, `typescript@${version}`, '@types/node@20.19.43'];
    const folder = await prepareProject({ sources: ['types'], packages }, setting);
    const outcomes: Outcome[] = [];
    for (const [column, options] of resolutionsOf(version))
      outcomes.push({ column, ...(await check(folder, options)) });
    const nodenext = RESOLUTIONS.nodenext ?? '';
    const strict = '--skipLibCheck false';
    outcomes.push({ column: 'skipLibCheck: false', ...(await check(folder, `${nodenext} ${strict}`)) });
    const withoutDom = await check(
      folder,
      `${nodenext} ${strict} --lib es2022 --types node`,
      'tsconfig.neutral.json',
    );
    outcomes.push({ column: 'skipLibCheck: false, without the DOM', ...withoutDom });
    return outcomes;
  },
}));
