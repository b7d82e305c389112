import { UsageError } from '../../../errors/usage-error.js';
import { withoutOrphans } from './conflicts.js';
import { readConfigFile } from './read-config-file.js';
import type { TrainFlags } from './train-flags.js';

/**
 * Adds the values of the `--config` file, if any, to the flags. A flag on the command line overrides the file.
 *
 * @throws UsageError if the file is not a valid config, or with `--resume`.
 */
export async function mergeConfig({ config, ...flags }: TrainFlags): Promise<TrainFlags> {
  if (config === undefined) return flags;
  if (flags.resume !== undefined) {
    throw new UsageError({
      problem: '--config conflicts with --resume',
      found: config,
      remedy: 'omit it; a resumed run keeps its own config',
    });
  }
  const { out, force, quiet, json, ...recipe } = await readConfigFile(config);
  const calls = { out, force, quiet, json };
  const given = Object.fromEntries(Object.entries(calls).filter(([, value]) => value !== undefined));
  return { ...given, ...withoutOrphans(recipe, flags), ...flags };
}
