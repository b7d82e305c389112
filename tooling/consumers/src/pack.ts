import { publishedPackages, ROOT } from '@lenet5/test-kit/repository';
import { runCommand } from './run-command.js';

/** Packs every published package into `folder`. Resolves to the path of the tarball of each package. */
export async function packPackages(folder: string): Promise<Map<string, string>> {
  process.stderr.write(await runCommand('node scripts/remove-stale-output.mjs 2>&1', ROOT));
  const names = publishedPackages().map(({ name }) => name);
  const filters = names.map((name) => `--filter=${name}`).join(' ');
  const command = `node scripts/pnpm.mjs --recursive ${filters} pack --json --pack-destination ${JSON.stringify(folder)}`;
  const packed: { name: string; filename: string }[] = JSON.parse(await runCommand(command, ROOT));
  const tarballs = new Map(packed.map(({ name, filename }) => [name, filename]));
  const missing = names.filter((name) => !tarballs.has(name));
  if (missing.length > 0) throw new Error(`pnpm pack made no tarball of ${missing.join(', ')}`);
  return tarballs;
}
