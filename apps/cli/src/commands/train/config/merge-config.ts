import { NAMED_RECIPES } from '@lenet5/trainer/recipe';
import { UsageError } from '../../../errors/usage-error.js';
import { withoutOrphans } from './conflicts.js';
import { readConfigFile } from './read-config-file.js';
import type { TrainFlags } from './train-flags.js';

/**
 * Adds the values of the named recipe and of the `--config` file, if any, to the flags. The file overrides the recipe, and a
 * flag on the command line overrides both.
 *
 * @throws UsageError if the file is not a valid config, or if a recipe or a file is given with `--resume`.
 */
export async function mergeConfig({ config, ...flags }: TrainFlags): Promise<TrainFlags> {
  refuseResume('--config', config, flags);
  refuseResume('--recipe', flags.recipe, flags);
  const given = config === undefined ? flags : await mergeFile(config, flags);
  const { recipe } = given;
  if (recipe === undefined) return given;
  return { ...withoutOrphans(NAMED_RECIPES[recipe].options, { ...given }), ...given };
}

/** A resumed run has the options of its folder. */
function refuseResume(flag: string, value: string | undefined, { resume }: TrainFlags): void {
  if (value === undefined || resume === undefined) return;
  throw new UsageError({
    problem: `${flag} conflicts with --resume`,
    found: value,
    remedy: 'omit it; a resumed run keeps its own config',
  });
}

async function mergeFile(config: string, flags: TrainFlags): Promise<TrainFlags> {
  const { out, force, quiet, json, ...recipe } = await readConfigFile(config);
  const calls = { out, force, quiet, json };
  const given = Object.fromEntries(Object.entries(calls).filter(([, value]) => value !== undefined));
  return { ...given, ...withoutOrphans(recipe, { ...flags }), ...flags };
}
