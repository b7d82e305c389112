import type { OptionProblem } from '@lenet5/core';
import { checkOption, describeValues, formatValue, type OptionSpec } from '@lenet5/core';
import { RECIPE, RECIPE_OPTIONS, type RecipeKey } from './recipe.js';
import type { RecipeOption } from './recipe-option.js';

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
 *
 * @example
 * ```ts
 * import { checkValue } from '@lenet5/trainer/recipe';
 *
 * const spell = (key: string) => `--${key}`;
 * console.log(checkValue('epochs', 10, { spell })); // undefined
 * console.log(checkValue('epochs', 0, { spell })?.problem); // --epochs is invalid
 * ```
 */
export function checkValue(key: RecipeKey, value: unknown, syntax: OptionSyntax): OptionProblem | undefined {
  return checkOption(syntax.spell(key), syntax.specs?.[key] ?? RECIPE[key].spec, value);
}

/**
 * Checks options against each other: what applies to another option, and what needs one.
 *
 * @example
 * ```ts
 * import { checkRelations } from '@lenet5/trainer/recipe';
 *
 * const [problem] = checkRelations({ optimizer: 'adam', momentum: 0.9 }, { spell: (key) => key });
 * console.log(problem?.problem); // momentum does not apply to optimizer adam
 * ```
 */
export function checkRelations(values: RecipeValues, syntax: OptionSyntax): OptionProblem[] {
  return [
    ...findInapplicable(values, syntax),
    ...findEndlessWarmup(values, syntax),
    ...findBlindMonitors(values, syntax),
    ...findIdleAugmentation(values, syntax),
    ...findLargeSdlmBatch(values, syntax),
    ...findSdlmGradient(values, syntax),
    ...findTwoLimits(values, syntax),
    ...findIdleNesterov(values, syntax),
    ...findOtherNetwork(values, syntax),
  ];
}

/**
 * Whether an option applies, given the values of the others: `momentum` does not apply with the optimizer adam. With an
 * invalid value of the other option, or without a value of one that has no default, every option applies.
 *
 * @example
 * ```ts
 * import { isApplicable } from '@lenet5/trainer/recipe';
 *
 * console.log(isApplicable('momentum', { optimizer: 'sgd' })); // true
 * console.log(isApplicable('momentum', {})); // false
 * ```
 */
export function isApplicable(key: RecipeKey, values: RecipeValues): boolean {
  const { when }: RecipeOption = RECIPE[key];
  const owner = when && ownerOf(when.option);
  if (!owner) return true;
  const [ownerKey, { spec }] = owner;
  const found = values[ownerKey] ?? spec.default;
  if (!when.is) return found !== undefined;
  // A caller can write the values of an option with a custom spec in another form, such as the name of a model.
  const isInvalid = found === undefined || (spec.type !== 'custom' && checkOption('', spec, found));
  return Boolean(isInvalid) || when.is.some((one) => one === found);
}

/**
 * The keys of the given options that do not apply, given the values of the others.
 *
 * @example
 * ```ts
 * import { inapplicableOptions } from '@lenet5/trainer/recipe';
 *
 * console.log(inapplicableOptions({ optimizer: 'adam', momentum: 0.9 })); // [ 'momentum' ]
 * ```
 */
export function inapplicableOptions(values: RecipeValues): RecipeKey[] {
  return RECIPE_OPTIONS.filter(([key, { when }]) => {
    const value = values[key];
    return value !== undefined && value !== when?.unless && !isApplicable(key, values);
  }).map(([key]) => key);
}

const ownerOf = (option: string): readonly [RecipeKey, RecipeOption] | undefined =>
  RECIPE_OPTIONS.find(([name]) => name === option);

function findInapplicable(values: RecipeValues, { spell }: OptionSyntax): OptionProblem[] {
  return inapplicableOptions(values).flatMap((key) => {
    const { when }: RecipeOption = RECIPE[key];
    const owner = when && ownerOf(when.option);
    if (!owner) return [];
    const [ownerKey, { spec }] = owner;
    const [option, name] = [spell(key), spell(ownerKey)];
    const condition = when.is ? `to ${name} ${String(values[ownerKey] ?? spec.default)}` : `without ${name}`;
    return {
      option,
      problem: `${option} does not apply ${condition}`,
      found: formatValue(values[key]),
      remedy: `use it with ${[name, when.is && describeValues({ type: 'choice', choices: when.is })].filter(Boolean).join(' ')}, or omit it`,
    };
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

/** Early stopping and plateaus compare metrics of the validation images. */
function findBlindMonitors(values: RecipeValues, { spell }: OptionSyntax): OptionProblem[] {
  if (values.validation !== undefined) return [];
  return (['plateau', 'earlyStopping'] as const).flatMap((key) => {
    if (values[key] === undefined) return [];
    const option = spell(key);
    return {
      option,
      problem: `${option} needs validation images`,
      found: formatValue(values[key]),
      remedy: `provide them with ${spell('validation')}, or omit ${option}`,
    };
  });
}

/** Stochastic diagonal Levenberg–Marquardt takes one image per step. */
function findLargeSdlmBatch(
  { optimizer, batchSize: found }: RecipeValues,
  { spell }: OptionSyntax,
): OptionProblem[] {
  if (optimizer !== 'sdlm' || found === undefined || found === 1) return [];
  const option = spell('batchSize');
  return [
    {
      option,
      problem: `${option} does not fit ${spell('optimizer')} sdlm, which takes one image per step`,
      found: formatValue(found),
      remedy: 'omit it',
    },
  ];
}

/** The options that the kernels of stochastic diagonal Levenberg–Marquardt do not have. */
const NOT_WITH_SDLM = ['clipValue', 'clipNorm', 'l1', 'l2', 'classWeights', 'sampleWeights'] as const;

function findSdlmGradient(values: RecipeValues, { spell }: OptionSyntax): OptionProblem[] {
  if (values.optimizer !== 'sdlm') return [];
  return NOT_WITH_SDLM.filter((key) => values[key] !== undefined && values[key] !== 0).map((key) => ({
    option: spell(key),
    problem: `${spell(key)} does not apply to ${spell('optimizer')} sdlm`,
    found: formatValue(values[key]),
    remedy: 'omit it',
  }));
}

/** The norm and the values of a gradient are not limited at the same time. */
function findTwoLimits({ clipValue, clipNorm }: RecipeValues, { spell }: OptionSyntax): OptionProblem[] {
  if (clipValue === undefined || clipNorm === undefined) return [];
  const option = spell('clipNorm');
  const problem = `${option} does not apply with ${spell('clipValue')}`;
  return [{ option, problem, found: formatValue(clipNorm), remedy: 'omit one of them' }];
}

/** Nesterov's form of the momentum is that of a momentum. */
function findIdleNesterov(
  { optimizer, nesterov, momentum = 0 }: RecipeValues,
  { spell }: OptionSyntax,
): OptionProblem[] {
  if (optimizer !== 'sgd' || nesterov !== true || momentum !== 0) return [];
  const option = spell('nesterov');
  const problem = `${option} has no effect without momentum`;
  const remedy = `use it with ${spell('momentum')}, such as 0.9, or omit it`;
  return [{ option, problem, found: formatValue(nesterov), remedy }];
}

/** Options that do not fit a network which the caller gives by its name, as the command line does. */
function findOtherNetwork(
  { model, from, loss, optimizer, normalization = 'none', initialization, padding }: RecipeValues,
  { spell }: OptionSyntax,
): OptionProblem[] {
  if (padding === 'same' && (normalization !== 'none' || initialization === 'lecun')) {
    const option = spell('padding');
    const other = normalization === 'none' ? 'initialization' : 'normalization';
    return [
      {
        option,
        problem: `${option} same does not apply with ${spell(other)}`,
        found: formatValue(other === 'initialization' ? initialization : normalization),
        remedy: `omit one of them; the zeros of the padding are not normalized`,
      },
    ];
  }
  const name = spell('model');
  const needsPenalties = loss === 'mse' ? 'loss' : optimizer === 'sdlm' ? 'optimizer' : undefined;
  if (model === 'lenet5' && from === undefined && needsPenalties) {
    const option = spell(needsPenalties);
    return [
      {
        option,
        problem: `${option} ${needsPenalties === 'loss' ? 'mse' : 'sdlm'} needs a network with penalties`,
        found: `${name} ${model}`,
        remedy: `add ${name} lenet5-1998, or omit ${option}`,
      },
    ];
  }
  if (model !== 'lenet5-1998' || normalization === 'none') return [];
  const option = spell('normalization');
  return [
    {
      option,
      problem: `${option} does not apply to ${name} ${model}`,
      found: formatValue(normalization),
      remedy: 'omit it; the network scales its input to −0.1…1.175 itself',
    },
  ];
}

/** Which distortions an option needs: without any of them it has no effect. */
const NEEDED_DISTORTIONS: Readonly<Partial<Record<RecipeKey, readonly RecipeKey[]>>> = {
  elasticSigma: ['elastic'],
  fadeStart: ['rotation', 'scale', 'shear', 'shift', 'elastic'],
  finalStrength: ['rotation', 'scale', 'shear', 'shift', 'elastic'],
};

/** Options of the augmentation without the distortions that they refer to. */
function findIdleAugmentation(values: RecipeValues, { spell }: OptionSyntax): OptionProblem[] {
  return Object.entries(NEEDED_DISTORTIONS).flatMap(([name, needed]) => {
    const key = name as RecipeKey;
    const { spec }: RecipeOption = RECIPE[key];
    const isGiven = values[key] !== undefined && values[key] !== spec.default;
    if (!isGiven || needed.some((one) => Boolean(values[one]))) return [];
    const option = spell(key);
    return {
      option,
      problem: `${option} has no effect without distortions`,
      found: formatValue(values[key]),
      remedy: `use it with ${needed.map((one) => spell(one)).join(', ')}, or omit it`,
    };
  });
}
