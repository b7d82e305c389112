import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** The built command. */
export const LENET5: string = fileURLToPath(new URL('../../../apps/cli/dist/bin.js', import.meta.url));

/** The module that {@link LENET5} loads, which runs the command of `process.argv`. */
export const LENET5_COMMAND_LINE: string = join(dirname(LENET5), 'command-line.js');

const APPS: string = fileURLToPath(new URL('../../../apps', import.meta.url));

/**
 * Bundles a module of an app, which is a program and so has no modules to import.
 *
 * @param source its path in `apps`.
 * @param folder where the bundle is written.
 * @returns the path of the bundle.
 */
export async function bundleAppModule(source: string, folder: string): Promise<string> {
  const build = await rolldown({ input: join(APPS, source), platform: 'node', logLevel: 'warn' });
  const path = join(folder, `${basename(source, '.ts')}.mjs`);
  await build.write({ file: path, format: 'esm', codeSplitting: false });
  await build.close();
  return path;
}

/** Bundles a module of the command: its path in `apps/cli/src`. */
export function bundleCliModule(source: string, folder: string): Promise<string> {
  return bundleAppModule(join('cli/src', source), folder);
}
