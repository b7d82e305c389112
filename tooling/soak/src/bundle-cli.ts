import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const CLI = fileURLToPath(new URL('../../../apps/cli', import.meta.url));

/** The built command. */
export const LENET5: string = join(CLI, 'dist/bin.js');

/**
 * Bundles a module of the command, which is published as a program and so has no modules to import.
 *
 * @param source its path in `apps/cli/src`.
 * @param folder where the bundle is written.
 * @returns the path of the bundle.
 */
export async function bundleCliModule(source: string, folder: string): Promise<string> {
  const build = await rolldown({ input: join(CLI, 'src', source), platform: 'node', logLevel: 'warn' });
  const path = join(folder, 'module.mjs');
  await build.write({ file: path, format: 'esm', codeSplitting: false });
  await build.close();
  return path;
}
