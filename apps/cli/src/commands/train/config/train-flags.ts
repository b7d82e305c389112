import { describeOption, type RecipeOption } from '@lenet5/trainer/recipe';
import type { Command } from 'commander';
import { flagName } from './flag-name.js';
import { readFlag } from './flag-readers.js';
import {
  CONFIG_OPTIONS,
  type ConfigKey,
  configSyntax,
  specOf,
  type TrainConfig,
  textForm,
} from './train-config.js';

/** The flags of `lenet5 train` as commander parsed them; a flag that was not given is absent. */
export interface TrainFlags extends Partial<TrainConfig> {
  readonly out?: string;
  readonly resume?: string;
  readonly config?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly stream?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly color: boolean;
}

/** Adds the flags of `lenet5 train`, in groups. Those of the recipe derive from it. */
export function addTrainFlags(command: Command): Command {
  addRecipe(command.optionsGroup('Training:'), 'data', 'training');
  addRecipe(command.optionsGroup('Network:'), 'network');
  addRecipe(command.optionsGroup('Augmentation:'), 'augmentation');
  addRecipe(command.optionsGroup('Distillation:'), 'distillation');
  addRecipe(command.optionsGroup('Learning rate:'), 'schedule');
  addRecipe(addRun(command.optionsGroup('Run:')), 'run');
  addRecipe(command.optionsGroup('Engine:'), 'engine');
  return addOutput(command.optionsGroup('Output:'));
}

function addRecipe(command: Command, ...groups: readonly RecipeOption['group'][]): void {
  for (const [key, { group }] of CONFIG_OPTIONS) {
    const read: (text: string) => unknown = readFlag[key];
    if (groups.includes(group)) command.option(`${flagName(key)} ${argumentOf(key)}`, helpOf(key), read);
  }
}

/** The value of a flag in the help; a flag that is true or false is true without one. */
function argumentOf(key: ConfigKey): string {
  return specOf(key).type === 'boolean' ? '[true|false]' : `<${placeholder(key)}>`;
}

/** The name of a flag's value in the help. */
function placeholder(key: ConfigKey): string {
  const { type } = specOf(key);
  return textForm(key)?.placeholder ?? (type === 'integer' ? 'n' : type === 'number' ? 'x' : 'name');
}

/** `images per step (an integer from 1 to 65536; default 32)` */
function helpOf(key: ConfigKey): string {
  const { values, default: standard, when, ...option } = describeOption(key, configSyntax(flagName));
  const doc = textForm(key)?.doc ?? option.doc;
  const range = standard === undefined ? values : `${values}; default ${standard}`;
  return `${when === undefined ? '' : `${when}: `}${doc} (${range})`;
}

function addRun(command: Command): Command {
  return command
    .option('--out <dir>', 'run folder (default: the next number in runs/)', readFlag.out)
    .option('--force', 'overwrite the run in --out')
    .option('--resume <dir>', 'resume the run in this folder', readFlag.resume)
    .option('--config <file>', 'options from a JSON file; flags override them', readFlag.config)
    .option('--dry-run', 'check everything, take one step, save nothing')
    .option(
      '--stream',
      'read the images from disk when they are needed, with the same results (default: if they exceed the memory)',
    );
}

function addOutput(command: Command): Command {
  return command
    .option('--json', 'JSON Lines on stdout')
    .option('-q, --quiet', 'no progress; only the run folder on stdout')
    .option('--no-color', 'no colors (NO_COLOR does the same)');
}
