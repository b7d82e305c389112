import { UsageError } from '../../errors/usage-error.js';
import type { TrainFlags } from './options.js';
import { readConfigFile } from './read-config-file.js';
import { withoutOrphans } from './refuse-conflicts.js';

/** The flags of the command line, as commander read them. */
export interface CommandLineFlags extends TrainFlags {
  readonly config?: string;
}

/**
 * Puts the file of `--config` under the flags that were given: what the command line says wins.
 *
 * @throws UsageError where the file is not a config, or with `--resume`.
 */
export async function mergeConfig({ config, ...flags }: CommandLineFlags): Promise<TrainFlags> {
  if (config === undefined) return flags;
  if (flags.resume !== undefined) {
    throw new UsageError(`--config ${config} does not go with --resume — a run goes on as it began`);
  }
  const { out, force, quiet, json, ...recipe } = await readConfigFile(config);
  const calls = { out, force, quiet, json };
  const given = Object.fromEntries(Object.entries(calls).filter(([, value]) => value !== undefined));
  return { ...given, ...withoutOrphans(recipe, flags), ...flags };
}
