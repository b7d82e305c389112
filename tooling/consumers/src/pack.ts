import { publishedPackages, ROOT } from '@lenet5/test-kit/repository';
import { runCommand } from './run-command.js';

/** Packs every published package into `folder`. Resolves to the path of the tarball of each package. */
export async function packPackages(folder: string): Promise<Map<string, string>> {
  process.stderr.write(await runCommand('node scripts/remove-stale-output.mjs 2>&1', ROOT));
  const names = publishedPackages().map(({ name }) => name);
  const filters = names.map((name) => `--filter=${name}`).join(' ');
  const command = `node scripts/pnpm.mjs --recursive ${filters} pack --json --pack-destination ${JSON.stringify(folder)}`;
  const printed = await runCommand(command, ROOT);
  // pnpm prints the prepack scripts before the list.
  const packed: { name: string; filename: string }[] = JSON.parse(printed.slice(printed.search(/^\[$/m)));
  const tarballs = new Map(packed.map(({ name, filename }) => [name, filename]));
  const missing = names.filter((name) => !tarballs.has(name));
  if (missing.length > 0) throw new Error(`pnpm pack made no tarball of ${missing.join(', ')}`);
  return tarballs;
}
