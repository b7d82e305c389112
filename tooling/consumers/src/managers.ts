import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './run-command.js';

/** A package manager: how it is configured for the two registries, adds packages, and starts Node. */
interface PackageManager {
  /** The files that configure it, by name. */
  readonly configure: (registries: Registries) => Readonly<Record<string, string>>;
  readonly add: string;
  /** The command that runs a program with the packages of the project. */
  readonly node: string;
}

/**
 * The registry of the packages of this repository, that of all others, a folder for caches that last as long as the first, and the
 * certificates of the machine, if it has its own.
 */
export interface Registries {
  readonly own: string;
  readonly configured: string;
  readonly cache: string;
  readonly cafile?: string;
}

/** The names of the package managers that the projects are installed with. */
export type ManagerName = 'npm' | 'pnpm' | 'yarn1' | 'yarn4' | 'bun';

const npmrc = ({ own, configured, cafile }: Omit<Registries, 'cache'>): string =>
  [`registry=${configured}`, `@lenet5:registry=${own}`, ...(cafile ? [`cafile=${cafile}`] : [])].join('\n');

/** The versions are pinned: a row must not change by itself. */
const MANAGERS: Readonly<Record<ManagerName, PackageManager>> = {
  npm: {
    configure: (registries) => ({ '.npmrc': npmrc(registries) }),
    add: 'npm install --prefer-offline --no-audit --no-fund --ignore-scripts',
    node: 'node',
  },
  pnpm: {
    configure: (registries) => ({
      '.npmrc': `${npmrc(registries)}\nnode-linker=isolated\nstrict-peer-dependencies=true\nauto-install-peers=false`,
      // Without this file, pnpm looks for a workspace in the folders above.
      'pnpm-workspace.yaml': 'packages: []\n',
    }),
    add: 'npx -y pnpm@10.34.9 add --prefer-offline --ignore-scripts --ignore-workspace-root-check',
    node: 'node',
  },
  yarn1: {
    configure: ({ own, configured, cafile }) => ({
      '.npmrc': npmrc({ own, configured }),
      '.yarnrc': [
        `registry "${configured}"`,
        `"@lenet5:registry" "${own}"`,
        ...(cafile ? [`cafile "${cafile}"`] : []),
      ].join('\n'),
    }),
    add: 'npx -y yarn@1.22.22 add --ignore-scripts --non-interactive --no-progress',
    node: 'npx -y yarn@1.22.22 --silent node',
  },
  yarn4: {
    configure: ({ own, configured, cache, cafile }) => ({
      'yarn.lock': '',
      '.yarnrc.yml': [
        `npmRegistryServer: "${configured}"`,
        'npmScopes:',
        '  lenet5:',
        `    npmRegistryServer: "${own}"`,
        'unsafeHttpWhitelist: ["127.0.0.1"]',
        'nodeLinker: pnp',
        'enableTelemetry: false',
        'enableScripts: false',
        'enableGlobalCache: false',
        // Yarn keeps packages by version, and would install those of an earlier run.
        `globalFolder: "${join(cache, 'yarn')}"`,
        ...(cafile ? [`httpsCaFilePath: "${cafile}"`] : []),
      ].join('\n'),
    }),
    add: 'npx -y --package=@yarnpkg/cli-dist@4.18.1 yarn add',
    node: 'npx -y --package=@yarnpkg/cli-dist@4.18.1 yarn node',
  },
  bun: {
    configure: ({ own, configured, cafile }) => ({
      'bunfig.toml': [
        '[install]',
        `registry = "${configured}"`,
        ...(cafile ? [`cafile = "${cafile}"`] : []),
        '[install.cache]',
        'dir = ".bun-cache"',
        '[install.scopes]',
        `"@lenet5" = "${own}"`,
      ].join('\n'),
    }),
    add: 'npx -y bun@1.4.5 add --ignore-scripts --no-progress',
    node: 'node',
  },
};

/** Creates an empty project that installs from `registries` with the given package manager. */
export async function createProject(
  folder: string,
  manager: ManagerName,
  registries: Registries,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const manifest = { name: 'consumer', version: '1.0.0', private: true, type: 'module' };
  const files = {
    'package.json': JSON.stringify(manifest, undefined, 2),
    ...MANAGERS[manager].configure(registries),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), `${text}\n`);
}

/** Adds packages (`NAME` or `NAME@VERSION`) to a project. */
export async function addPackages(
  folder: string,
  manager: ManagerName,
  packages: readonly string[],
): Promise<void> {
  await runCommand(`${MANAGERS[manager].add} ${packages.join(' ')}`, folder, { seconds: 600 });
}

/** The command that runs a program with the packages that `manager` installed. */
export function nodeCommand(manager: ManagerName): string {
  return MANAGERS[manager].node;
}

/** The registries of the projects: `own` for the packages of this repository, npm's configuration for all others. */
export async function findRegistries(own: string, folder: string): Promise<Registries> {
  const setting = async (name: string): Promise<string> =>
    (await runCommand(`npm config get ${name}`, folder)).trim();
  const cafile = await setting('cafile');
  const isSet = !['null', 'undefined', ''].includes(cafile);
  const cache = join(folder, 'cache');
  return { own, configured: await setting('registry'), cache, ...(isSet ? { cafile } : {}) };
}
