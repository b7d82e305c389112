import type { OptionProblem } from '@lenet5/core';
import { checkOption, formatValue, type OptionSpec } from '@lenet5/core';
import { RECIPE, RECIPE_OPTIONS, type RecipeKey } from './recipe.js';

/** Values by key; undefined stands for an option that was not given. */
export type RecipeValues = Readonly<Partial<Record<RecipeKey, unknown>>>;

/** How a caller writes options. */
export interface OptionSyntax {
  /** The name of an option: `learningRate`, `--learning-rate`, `Learning rate`. */
  readonly spell: (key: RecipeKey) => string;
  /** Specs of options whose values the caller writes in another form, such as `10m` for 600 seconds. */
  readonly specs?: Readonly<Partial<Record<RecipeKey, OptionSpec>>>;
}

/**
 * Checks one value. `train()`, the command line and the web app all use this function and {@link checkRelations}, so
 * they accept the same values and report an invalid one in the same words.
 */
export function checkValue(key: RecipeKey, value: unknown, syntax: OptionSyntax): OptionProblem | undefined {
  return checkOption(syntax.spell(key), syntax.specs?.[key] ?? RECIPE[key].spec, value);
}

/** Checks options against each other: what applies to another option, and what needs one. */
export function checkRelations(values: RecipeValues, syntax: OptionSyntax): OptionProblem[] {
  return [
    ...findInapplicable(values, syntax),
    ...findEndlessWarmup(values, syntax),
    ...findBlindEarlyStopping(values, syntax),
  ];
}

/** Options that do not apply to the value of another one, such as the momentum of Adam. */
function findInapplicable(values: RecipeValues, { spell }: OptionSyntax): OptionProblem[] {
  return RECIPE_OPTIONS.flatMap(([key, { when }]) => {
    const owner = when && RECIPE_OPTIONS.find(([name]) => name === when.option);
    if (values[key] === undefined || !owner) return [];
    const [ownerKey, { spec }] = owner;
    const value = values[ownerKey] ?? spec.default;
    const isInvalid = checkOption('', spec, value) !== undefined;
    if (isInvalid || when.is.some((one) => one === value)) return [];
    const option = spell(key);
    return [
      {
        option,
        problem: `${option} does not apply to ${spell(ownerKey)} ${String(value)}`,
        found: formatValue(values[key]),
        remedy: `use it with ${spell(ownerKey)} ${when.is.join(' or ')}, or omit it`,
      },
    ];
  });
}

/** A warm-up as long as the run never reaches the peak. */
function findEndlessWarmup(values: RecipeValues, { spell }: OptionSyntax): OptionProblem[] {
  const { warmupEpochs: found, epochs = RECIPE.epochs.spec.default } = values;
  if (typeof found !== 'number' || typeof epochs !== 'number' || found < epochs) return [];
  const option = spell('warmupEpochs');
  return [
    {
      option,
      problem: `${option} is as long as the run`,
      found: formatValue(found),
      remedy: `use a number less than ${epochs}, the epochs of the run`,
    },
  ];
}

/** Early stopping compares validation accuracies. */
function findBlindEarlyStopping(
  { earlyStopping, validation }: RecipeValues,
  { spell }: OptionSyntax,
): OptionProblem[] {
  if (earlyStopping === undefined || validation !== undefined) return [];
  const option = spell('earlyStopping');
  return [
    {
      option,
      problem: `${option} needs validation images`,
      found: formatValue(earlyStopping),
      remedy: `provide them with ${spell('validation')}, or omit ${option}`,
    },
  ];
}
