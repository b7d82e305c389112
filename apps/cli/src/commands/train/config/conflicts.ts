import { formatQuantity } from '@lenet5/core';
import { CLASSES } from '@lenet5/mnist';
import { checkRelations } from '@lenet5/trainer/recipe';
import { UsageError } from '../../../errors/usage-error.js';
import { isModelName } from '../../../flags/model-source.js';
import { normalizationOf } from '../../../flags/variant.js';
import { flagName } from './flag-name.js';
import { networkOptions, weightsOptions } from './network-options.js';
import {
  CONFIG_OPTIONS,
  configSyntax,
  DEFAULT_CONFIG,
  givenValues,
  type TrainConfig,
} from './train-config.js';

/**
 * Removes options of a config file that no longer apply because a flag overrides the option they depend on: `momentum`
 * if `--optimizer adam` overrides `sgd`.
 */
export function withoutOrphans(
  file: Partial<TrainConfig>,
  flags: Readonly<Record<string, unknown>>,
): Partial<TrainConfig> {
  const orphans = CONFIG_OPTIONS.filter(([, { when }]) => {
    const value = when && flags[when.option];
    return value !== undefined && when?.is !== undefined && !when.is.some((one) => one === value);
  }).map(([key]) => key as string);
  return Object.fromEntries(Object.entries(file).filter(([key]) => !orphans.includes(key)));
}

/** Throws {@link UsageError} if options conflict with each other or with the number of epochs. */
export function refuseConflicts(config: TrainConfig): void {
  const [problem] = checkRelations(givenValues(config), configSyntax(flagName));
  if (problem) throw new UsageError(problem);
  refuseClassWeights(config);
  normalizationOf(config.inputMean, config.inputStd);
  const { model, teacher, from } = config;
  const [layers] = Object.entries(networkOptions(config)).filter(([key]) => !(key in weightsOptions(config)));
  if (from !== null && layers) {
    throw new UsageError({
      problem: `${flagName(layers[0])} does not apply with --from, which has its own layers`,
      found: String(layers[1]),
      remedy: 'omit one of them',
    });
  }
  if (from !== null && model !== DEFAULT_CONFIG.model) {
    throw new UsageError({
      problem: '--model does not apply with --from, which has its own layers',
      found: model,
      remedy: 'omit one of them',
    });
  }
  if (model === 'lenet5-1998' && teacher !== null) {
    throw new UsageError({
      problem: '--teacher does not apply to --model lenet5-1998, whose loss compares penalties',
      found: teacher.join(', '),
      remedy: 'omit it, or use --model lenet5',
    });
  }
}

/** The sources of MNIST, whose number of classes is known before the data are loaded. */
const MNIST_SOURCES: readonly string[] = ['bundled', 'mirror'];

/** Throws {@link UsageError} unless there is one weight per class. A model file or other data have their own number of classes. */
function refuseClassWeights({ classWeights, data, model, from }: TrainConfig): void {
  const isKnown = from === null && isModelName(model) && MNIST_SOURCES.includes(data);
  if (!isKnown || !Array.isArray(classWeights) || classWeights.length === CLASSES) return;
  throw new UsageError({
    problem: '--class-weights does not fit the classes of MNIST',
    found: formatQuantity(classWeights.length, 'number'),
    remedy: `use ${CLASSES} numbers, one per class`,
  });
}
